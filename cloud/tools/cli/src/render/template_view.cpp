#include "render/template_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/promotion_order.hpp"
#include "render/table.hpp"
#include "templates/value_types.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace cloud::cli {
namespace {

std::string shown(const Value& value) {
  const std::string* text = value.as_string();
  return text != nullptr ? *text : documents::write_json(value);
}

std::string default_text(const Parameter& parameter) {
  std::vector<std::string> parts;
  for (const auto& [environment, value] : in_promotion_order(parameter.environment_defaults)) {
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

// One line for each kind of reads that there is.
std::string reads_text(const Reads& reads) {
  std::string text;
  for (const auto& [kind, names] :
       {std::pair("files", &reads.files), std::pair("environment", &reads.environment),
        std::pair("network", &reads.network)}) {
    if (!names->empty()) {
      text += fmt::format("reads {}: {}\n", kind, join(*names, ", "));
    }
  }
  return text;
}

} // namespace

std::string stack_template_text(const StackTemplate& stack, const Terminal& terminal) {
  const auto dependencies = dependency_names(stack);
  std::string text = fmt::format(
      "{}\n{}\n\npriority: {}\ndepends on: {}\nexpected: {}, about {} resources\n{}file: {}\n\n",
      coloured(terminal, Colour::bold, stack.name.str()), stack.description, stack.priority,
      dependencies.empty() ? "nothing" : join(dependencies, ", "),
      app::duration_text(stack.estimated_duration), stack.estimated_resources,
      reads_text(stack.reads), stack.source);
  Table parameters({"parameter", "type", "default", "description"});
  for (const Parameter& parameter : stack.parameters) {
    parameters.add({parameter.name, templates::to_string(parameter.type), default_text(parameter),
                    parameter.description});
  }
  Table outputs({"output", "type", "description"});
  for (const Output& output : stack.outputs) {
    outputs.add(
        {output.name,
         fmt::format("{}{}", templates::to_string(output.type), output.secret ? ", secret" : ""),
         output.description});
  }
  return text + parameters.text(terminal) + "\n" + outputs.text(terminal);
}

std::string manifest_template_text(const templates::ManifestTemplate& manifest,
                                   const Terminal& terminal) {
  std::string text =
      fmt::format("{}\n{}\n\nfile: {}\n\n", coloured(terminal, Colour::bold, manifest.name),
                  manifest.description, manifest.source);
  Table environments({"environment", "enabled", "account", "region"});
  const Value ordered = in_promotion_order(manifest.environments);
  for (const ValueEntry& entry : *ordered.as_map()) {
    const bool* enabled = entry.value.find("enabled")->as_bool();
    environments.add({entry.key, *enabled ? "yes" : "no", entry.value.text("account"),
                      entry.value.text("region")});
  }
  text += environments.text(terminal) + "\n";
  Table stacks({"stack", "enabled"});
  for (const templates::ManifestTemplateStack& stack : manifest.stacks) {
    stacks.add({stack.name.str(), stack.enabled ? "yes" : "no"});
  }
  return text + stacks.text(terminal);
}

} // namespace cloud::cli
