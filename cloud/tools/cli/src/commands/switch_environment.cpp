#include "commands/switch_environment.hpp"

#include "render/environments_view.hpp"

#include <cstdio>

namespace cloud::cli {

void define_environment_options(CLI::App& command, EnvironmentWords& words, Session& session) {
  command.add_option("id", words.id, "deployment")->required();
  command.add_option("environment", words.environment, "dev, stage or prod")->required();
  add_json(command, session);
}

Result<ExitStatus> switch_environment(app::App& app, const EnvironmentWords& words, bool enabled,
                                      const Session& session) {
  const EnvironmentName name(words.environment);
  CLOUD_TRY(const bool changed, app::switch_environment(app, words.id, name, enabled));
  CLOUD_TRY(const app::EnvironmentSummary now, app::find_environment(app, words.id, name));
  std::fputs(session.json ? switched_json(now, changed).c_str()
                          : switched_text(now, words.id, changed).c_str(),
             stdout);
  return ExitStatus::done;
}

} // namespace cloud::cli
