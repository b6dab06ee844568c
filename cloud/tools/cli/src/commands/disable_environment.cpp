#include "commands/commands.hpp"
#include "commands/switch_environment.hpp"
#include "confirm.hpp"

#include <fmt/format.h>

namespace cloud::cli {
namespace {

struct DisableWords {
  EnvironmentWords of;
  bool confirmed = false;
};

// Nothing is destroyed, but nobody looks after what is there any more.
Result<void> confirm_disable(const DisableWords& words, const app::EnvironmentSummary& before,
                             const Session& session) {
  if (!before.settings.enabled || before.deployed.empty()) {
    return {};
  }
  return confirm(fmt::format("disabling {} of {}, where {} {} deployed", words.of.environment,
                             words.of.id, before.deployed.size(),
                             before.deployed.size() == 1 ? "stack is" : "stacks are"),
                 words.of.environment, words.confirmed, session.err);
}

Result<ExitStatus> disable(const DisableWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::EnvironmentSummary before,
            app::find_environment(*app, words.of.id, EnvironmentName(words.of.environment)));
  CLOUD_CHECK(confirm_disable(words, before, session));
  return switch_environment(*app, words.of, false, session);
}

} // namespace

void add_disable_environment(CommandLine& line, Session& session) {
  line.add<DisableWords>(
      "disable-environment",
      "Disable an environment in the manifest: nothing is deployed there, nothing is destroyed",
      "  cloud disable-environment D1BRV40 stage\n"
      "  cloud disable-environment D1BRV40 stage --confirm",
      [&session](CLI::App& command, DisableWords& words) {
        define_environment_options(command, words.of, session);
        command.add_flag("--confirm,-y,--yes", words.confirmed, "do not ask");
      },
      disable);
}

} // namespace cloud::cli
