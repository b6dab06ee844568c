#include "app/locking.hpp"
#include "commands/commands.hpp"
#include "render/lock_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct UnlockWords {
  std::string id;
  std::string environment;
  std::string reason;
  bool force = false;
};

Result<ExitStatus> free_lock(const UnlockWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(
      const app::LockStatus before,
      app::unlock(*app, {words.id, EnvironmentName(words.environment), words.reason, words.force}));
  std::fputs(session.json ? unlocked_json(before).c_str() : unlocked_text(before).c_str(), stdout);
  return ExitStatus::done;
}

} // namespace

void add_unlock(CommandLine& line, Session& session) {
  line.add<UnlockWords>(
      "unlock", "Free the lock of an environment; a holder that lives keeps it unless forced",
      "  cloud unlock D1BRV40 --environment dev --reason \"the build machine was reset\"\n"
      "  cloud unlock D1BRV40 --environment dev --reason \"it hangs, nobody reaches Ada\" --force",
      [&session](CLI::App& command, UnlockWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        command.add_option("--reason", words.reason, "kept with the run that loses the lock")
            ->required();
        command.add_flag("--force", words.force,
                         "take it also from a holder that lives: that one starts nothing more");
        add_json(command, session);
      },
      free_lock);
}

} // namespace cloud::cli
