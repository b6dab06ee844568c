#include "app/environments.hpp"
#include "commands/commands.hpp"
#include "render/environments_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct EnableWords {
  std::string id;
  std::string environment;
};

Result<ExitStatus> enable(const EnableWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  const EnvironmentName name(words.environment);
  CLOUD_CHECK(app::find_environment(*app, words.id, name));
  CLOUD_TRY(const bool changed, app::switch_environment(*app, words.id, name, true));
  CLOUD_TRY(const app::EnvironmentSummary now, app::find_environment(*app, words.id, name));
  std::fputs(session.json ? switched_json(now, changed).c_str()
                          : switched_text(now, words.id, changed).c_str(),
             stdout);
  return ExitStatus::done;
}

} // namespace

void add_enable_environment(CommandLine& line, Session& session) {
  line.add<EnableWords>(
      "enable-environment", "Enable an environment in the manifest, so that it can be deployed to",
      "  cloud enable-environment D1BRV40 stage",
      [&session](CLI::App& command, EnableWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("environment", words.environment, "dev, stage or prod")->required();
        add_json(command, session);
      },
      enable);
}

} // namespace cloud::cli
