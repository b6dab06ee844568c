#include "app/checking.hpp"
#include "app/environment.hpp"
#include "commands/commands.hpp"
#include "deployment/folders.hpp"
#include "deployment/manifest_reader.hpp"
#include "documents/json.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ValidateWords {
  std::string id;
  std::string environment;
};

Result<ExitStatus> validate(const ValidateWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const auto folder, deployment::find_deployment(app->places().deploy(), words.id));
  CLOUD_TRY(const auto loaded, deployment::read_manifest(folder.manifest(), app->library()));
  CLOUD_CHECK(app::check(*app, loaded));
  if (!words.environment.empty()) {
    CLOUD_CHECK(app::enabled_environment(loaded.manifest, EnvironmentName(words.environment)));
  }
  if (session.json) {
    Value record;
    record.set("deployment", loaded.manifest.id.str());
    record.set("valid", true);
    record.set("stacks", static_cast<std::int64_t>(loaded.manifest.stacks.size()));
    std::printf("%s\n", documents::write_json(record, documents::JsonStyle::pretty).c_str());
  } else {
    std::printf("%s is valid\n", folder.manifest().c_str());
  }
  return ExitStatus::done;
}

} // namespace

void add_validate(CommandLine& line, Session& session) {
  line.add<ValidateWords>(
      "validate", "Check a deployment without touching anything",
      "  cloud validate D1BRV40\n  cloud validate D1BRV40 --environment dev",
      [&session](CLI::App& command, ValidateWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod");
        add_json(command, session);
      },
      validate);
}

} // namespace cloud::cli
