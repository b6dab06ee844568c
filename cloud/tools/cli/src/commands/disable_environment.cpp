#include "app/environments.hpp"
#include "commands/commands.hpp"
#include "confirm.hpp"
#include "render/environments_view.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace cloud::cli {
namespace {

struct DisableWords {
  std::string id;
  std::string environment;
  bool confirmed = false;
};

// Nothing is destroyed, but nobody looks after what is there any more.
Result<void> confirm_disable(const DisableWords& words, const app::EnvironmentSummary& before,
                             const Session& session) {
  if (!before.settings.enabled || before.deployed.empty()) {
    return {};
  }
  return confirm(fmt::format("disabling {} of {}, where {} {} deployed", words.environment,
                             words.id, before.deployed.size(),
                             before.deployed.size() == 1 ? "stack is" : "stacks are"),
                 words.environment, words.confirmed, session.err);
}

Result<ExitStatus> disable(const DisableWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  const EnvironmentName name(words.environment);
  CLOUD_TRY(const app::EnvironmentSummary before, app::find_environment(*app, words.id, name));
  CLOUD_CHECK(confirm_disable(words, before, session));
  CLOUD_TRY(const bool changed, app::switch_environment(*app, words.id, name, false));
  CLOUD_TRY(const app::EnvironmentSummary now, app::find_environment(*app, words.id, name));
  std::fputs(session.json ? switched_json(now, changed).c_str()
                          : switched_text(now, words.id, changed).c_str(),
             stdout);
  return ExitStatus::done;
}

} // namespace

void add_disable_environment(CommandLine& line, Session& session) {
  line.add<DisableWords>(
      "disable-environment",
      "Disable an environment in the manifest: nothing is deployed there, nothing is destroyed",
      "  cloud disable-environment D1BRV40 stage\n"
      "  cloud disable-environment D1BRV40 stage --confirm",
      [&session](CLI::App& command, DisableWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("environment", words.environment, "dev, stage or prod")->required();
        command.add_flag("--confirm,-y,--yes", words.confirmed, "do not ask");
        add_json(command, session);
      },
      disable);
}

} // namespace cloud::cli
