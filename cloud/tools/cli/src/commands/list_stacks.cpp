#include "app/time_text.hpp"
#include "commands/commands.hpp"
#include "documents/json.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ListStacksWords {};

std::vector<std::string> dependency_names(const StackTemplate& stack) {
  std::vector<std::string> names;
  for (const StackName& name : stack.dependencies) {
    names.push_back(name.str());
  }
  if (stack.depends_on_all_others) {
    names.emplace_back("*");
  }
  return names;
}

Value json_of(const StackTemplate& stack) {
  const auto names = dependency_names(stack);
  Value record;
  record.set("name", stack.name.str());
  record.set("description", stack.description);
  record.set("priority", stack.priority);
  record.set("dependencies", Value(Value::List(names.begin(), names.end())));
  record.set("estimatedMs", std::int64_t{stack.estimated_duration.count()});
  record.set("estimatedResources", stack.estimated_resources);
  record.set("file", stack.source);
  return record;
}

Result<ExitStatus> list_stacks(const ListStacksWords&, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const auto names, app->library().stack_names());
  Value::List records;
  Table table({"stack", "priority", "depends on", "expected", "resources", "description"});
  for (const StackName& name : names) {
    CLOUD_TRY(const StackTemplate* stack, app->library().stack(name));
    records.push_back(json_of(*stack));
    const auto dependencies = dependency_names(*stack);
    table.add({name.str(), std::to_string(stack->priority),
               dependencies.empty() ? "-" : join(dependencies, ", "),
               app::duration_text(stack->estimated_duration),
               std::to_string(stack->estimated_resources), stack->description});
  }
  if (session.json) {
    Value result;
    result.set("stacks", Value(std::move(records)));
    std::printf("%s\n", documents::write_json(result, documents::JsonStyle::pretty).c_str());
  } else {
    std::fputs(table.text(session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_list_stacks(CommandLine& line, Session& session) {
  line.add<ListStacksWords>(
      "list-stacks", "List the stacks that can be deployed",
      "  cloud list-stacks\n  cloud list-stacks --json",
      [&session](CLI::App& command, ListStacksWords&) { add_json(command, session); }, list_stacks);
}

} // namespace cloud::cli
