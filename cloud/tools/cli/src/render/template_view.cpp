#include "render/template_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <vector>

namespace cloud::cli {
namespace {

constexpr const char* k_types[] = {"text", "whole number", "number", "true or false",
                                   "list", "map",          "CIDR"};

const char* type_name(ValueType type) {
  return k_types[static_cast<size_t>(type)];
}

std::string shown(const Value& value) {
  const std::string* text = value.as_string();
  return text != nullptr ? *text : documents::write_json(value);
}

std::string default_text(const Parameter& parameter) {
  std::vector<std::string> parts;
  for (const auto& [environment, value] : parameter.environment_defaults) {
    parts.push_back(fmt::format("{}: {}", environment, shown(value)));
  }
  if (!parts.empty()) {
    return join(parts, ", ");
  }
  if (!parameter.default_value) {
    return parameter.required ? "(required)" : "-";
  }
  return parameter.default_value->is_null() ? "-" : shown(*parameter.default_value);
}

std::vector<std::string> dependency_names(const StackTemplate& stack) {
  std::vector<std::string> names;
  for (const StackName& name : stack.dependencies) {
    names.push_back(name.str());
  }
  for (const StackName& name : stack.optional_dependencies) {
    names.push_back(name.str() + " (optional)");
  }
  if (stack.depends_on_all_others) {
    names.emplace_back("every other enabled stack");
  }
  return names;
}

Value json_of(const Parameter& parameter) {
  Value record;
  record.set("name", parameter.name);
  record.set("type", type_name(parameter.type));
  record.set("description", parameter.description);
  record.set("required", parameter.required);
  record.set("secret", parameter.secret);
  record.set("variable", parameter.variable);
  record.set("default", parameter.default_value.value_or(Value()));
  Value defaults{Value::Map{}};
  for (const auto& [environment, value] : parameter.environment_defaults) {
    defaults.set(environment.str(), value);
  }
  record.set("defaults", std::move(defaults));
  return record;
}

Value json_of(const Output& output) {
  Value record;
  record.set("name", output.name);
  record.set("type", type_name(output.type));
  record.set("description", output.description);
  record.set("secret", output.secret);
  return record;
}

template <class Items>
Value list_of(const Items& items) {
  Value::List list;
  for (const auto& item : items) {
    list.push_back(json_of(item));
  }
  return Value(std::move(list));
}

} // namespace

std::string stack_template_text(const StackTemplate& stack, const Terminal& terminal) {
  const auto dependencies = dependency_names(stack);
  std::string text = fmt::format(
      "{}\n{}\n\npriority: {}\ndepends on: {}\nexpected: {}, about {} resources\nfile: {}\n\n",
      coloured(terminal, Colour::bold, stack.name.str()), stack.description, stack.priority,
      dependencies.empty() ? "nothing" : join(dependencies, ", "),
      app::duration_text(stack.estimated_duration), stack.estimated_resources, stack.source);
  Table parameters({"parameter", "type", "default", "description"});
  for (const Parameter& parameter : stack.parameters) {
    parameters.add({parameter.name, type_name(parameter.type), default_text(parameter),
                    parameter.description});
  }
  Table outputs({"output", "type", "description"});
  for (const Output& output : stack.outputs) {
    outputs.add({output.name,
                 fmt::format("{}{}", type_name(output.type), output.secret ? ", secret" : ""),
                 output.description});
  }
  return text + parameters.text(terminal) + "\n" + outputs.text(terminal);
}

std::string stack_template_json(const StackTemplate& stack) {
  Value record;
  record.set("kind", "StackTemplate");
  record.set("name", stack.name.str());
  record.set("description", stack.description);
  record.set("priority", stack.priority);
  Value::List dependencies;
  for (const StackName& name : stack.dependencies) {
    dependencies.emplace_back(name.str());
  }
  record.set("dependencies", Value(std::move(dependencies)));
  record.set("parameters", list_of(stack.parameters));
  record.set("outputs", list_of(stack.outputs));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

std::string manifest_template_text(const templates::ManifestTemplate& manifest,
                                   const Terminal& terminal) {
  std::string text =
      fmt::format("{}\n{}\n\nfile: {}\n\n", coloured(terminal, Colour::bold, manifest.name),
                  manifest.description, manifest.source);
  if (const Value::Map* environments = manifest.environments.as_map()) {
    Table table({"environment", "enabled", "account", "region"});
    for (const ValueEntry& entry : *environments) {
      const Value* enabled = entry.value.find("enabled");
      table.add({entry.key, enabled == nullptr ? "false" : documents::write_json(*enabled),
                 entry.value.text("account"), entry.value.text("region")});
    }
    text += table.text(terminal) + "\n";
  }
  Table stacks({"stack", "enabled"});
  for (const templates::ManifestTemplateStack& stack : manifest.stacks) {
    stacks.add({stack.name.str(), stack.enabled ? "yes" : "no"});
  }
  return text + stacks.text(terminal);
}

std::string manifest_template_json(const templates::ManifestTemplate& manifest) {
  Value::List stacks;
  for (const templates::ManifestTemplateStack& stack : manifest.stacks) {
    Value record;
    record.set("name", stack.name.str());
    record.set("enabled", stack.enabled);
    stacks.push_back(std::move(record));
  }
  Value record;
  record.set("kind", "ManifestTemplate");
  record.set("name", manifest.name);
  record.set("description", manifest.description);
  record.set("environments", manifest.environments);
  record.set("stacks", Value(std::move(stacks)));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

} // namespace cloud::cli
