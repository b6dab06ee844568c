#include "app/status.hpp"

#include "commands/commands.hpp"
#include "render/status_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct StatusWords {
  std::string id;
  std::string environment;
  bool all_environments = false;
  bool outputs = false;
};

Result<ExitStatus> show_status(const StatusWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  std::optional<EnvironmentName> environment;
  if (!words.environment.empty()) {
    environment = EnvironmentName(words.environment);
  }
  CLOUD_TRY(const app::DeploymentStatus status, app::status(*app, words.id, environment));
  if (session.json) {
    // One environment, asked for or the only one that is enabled, is the record itself.
    const bool single = status.environments.size() == 1 && !words.all_environments;
    std::printf("%s\n", status_json(status, single).c_str());
  } else {
    std::fputs(status_text(status, words.outputs, session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_status(CommandLine& line, Session& session) {
  line.add<StatusWords>(
      "status", "Show what is deployed, and what is going on",
      "  cloud status D1BRV40\n"
      "  cloud status D1BRV40 --environment dev --outputs\n"
      "  cloud status D1BRV40 --all-environments --json",
      [&session](CLI::App& command, StatusWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod");
        command.add_flag("--all-environments", words.all_environments,
                         "every enabled environment (which is also the default)");
        command.add_flag("--outputs", words.outputs, "with the outputs of the stacks");
        add_json(command, session);
      },
      show_status);
}

} // namespace cloud::cli
