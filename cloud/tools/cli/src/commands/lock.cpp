#include "app/locking.hpp"
#include "commands/commands.hpp"
#include "render/lock_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct LockWords {
  std::string id;
  std::string environment;
};

Result<ExitStatus> show_lock(const LockWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::LockStatus status,
            app::lock_status(*app, words.id, EnvironmentName(words.environment)));
  if (session.json) {
    std::printf("%s\n", lock_json(status).c_str());
  } else {
    std::fputs(lock_text(status, app->clock().now()).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_lock(CommandLine& line, Session& session) {
  line.add<LockWords>(
      "lock", "Show who holds the lock of an environment, and whether the holder is alive",
      "  cloud lock D1BRV40 --environment dev",
      [&session](CLI::App& command, LockWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        add_json(command, session);
      },
      show_lock);
}

} // namespace cloud::cli
