#include "commands/commands.hpp"
#include "documents/json.hpp"
#include "render/table.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct SettingsWords {};

Result<ExitStatus> show_settings(const SettingsWords&, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  if (session.json) {
    Value::List list;
    for (const app::Setting& setting : app->settings().all()) {
      Value record;
      record.set("key", setting.key);
      record.set("value", setting.value);
      record.set("origin", setting.origin);
      record.set("description", setting.description);
      list.push_back(std::move(record));
    }
    Value result;
    result.set("root", app->places().root.string());
    result.set("settings", Value(std::move(list)));
    std::printf("%s\n", documents::write_json(result, documents::JsonStyle::pretty).c_str());
    return ExitStatus::done;
  }
  std::printf("platform: %s\n\n", app->places().root.c_str());
  Table table({"setting", "value", "from", ""});
  for (const app::Setting& setting : app->settings().all()) {
    table.add({setting.key, setting.value.empty() ? "-" : setting.value, setting.origin,
               setting.description});
  }
  std::fputs(table.text(session.out).c_str(), stdout);
  return ExitStatus::done;
}

} // namespace

void add_settings(CommandLine& line, Session& session) {
  line.add<SettingsWords>(
      "settings", "Show the effective settings and where each comes from",
      "  cloud settings\n  CLOUD_PARALLEL=4 cloud settings --json",
      [&session](CLI::App& command, SettingsWords&) { add_json(command, session); }, show_settings);
}

} // namespace cloud::cli
