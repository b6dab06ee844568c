#include "commands/commands.hpp"
#include "commands/switch_environment.hpp"

namespace cloud::cli {
namespace {

Result<ExitStatus> enable(const EnvironmentWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_CHECK(app::find_environment(*app, words.id, EnvironmentName(words.environment)));
  return switch_environment(*app, words, true, session);
}

} // namespace

void add_enable_environment(CommandLine& line, Session& session) {
  line.add<EnvironmentWords>(
      "enable-environment", "Enable an environment in the manifest, so that it can be deployed to",
      "  cloud enable-environment D1BRV40 stage",
      [&session](CLI::App& command, EnvironmentWords& words) {
        define_environment_options(command, words, session);
      },
      enable);
}

} // namespace cloud::cli
