#include "commands/commands.hpp"
#include "documents/json.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ListTemplatesWords {};

std::vector<std::string> enabled_stacks(const templates::ManifestTemplate& manifest) {
  std::vector<std::string> names;
  for (const templates::ManifestTemplateStack& stack : manifest.stacks) {
    if (stack.enabled) {
      names.push_back(stack.name.str());
    }
  }
  return names;
}

std::vector<std::string> environments(const templates::ManifestTemplate& manifest) {
  std::vector<std::string> names;
  if (const Value::Map* members = manifest.environments.as_map()) {
    for (const ValueEntry& member : *members) {
      names.push_back(member.key);
    }
  }
  return names;
}

Value list_of(const std::vector<std::string>& names) {
  return Value(Value::List(names.begin(), names.end()));
}

Result<ExitStatus> list_templates(const ListTemplatesWords&, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const auto names, app->library().manifest_template_names());
  Value::List records;
  Table table({"template", "stacks", "environments", "description"});
  for (const std::string& name : names) {
    CLOUD_TRY(const templates::ManifestTemplate* manifest, app->library().manifest_template(name));
    const auto stacks = enabled_stacks(*manifest);
    Value record;
    record.set("name", name);
    record.set("description", manifest->description);
    record.set("custom", manifest->custom);
    record.set("stacks", list_of(stacks));
    record.set("environments", list_of(environments(*manifest)));
    record.set("file", manifest->source);
    records.push_back(std::move(record));
    table.add({name, std::to_string(stacks.size()), join(environments(*manifest), ", "),
               manifest->description});
  }
  if (session.json) {
    Value result;
    result.set("templates", Value(std::move(records)));
    std::printf("%s\n", documents::write_json(result, documents::JsonStyle::pretty).c_str());
  } else {
    std::fputs(table.text(session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_list_templates(CommandLine& line, Session& session) {
  line.add<ListTemplatesWords>(
      "list-templates", "List the templates that `init` can start from",
      "  cloud list-templates\n  cloud list-templates --json",
      [&session](CLI::App& command, ListTemplatesWords&) { add_json(command, session); },
      list_templates);
}

} // namespace cloud::cli
