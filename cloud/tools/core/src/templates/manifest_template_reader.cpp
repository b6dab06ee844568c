#include "templates/manifest_template_reader.hpp"

#include "documents/finding.hpp"

#include <fmt/format.h>

namespace cloud::templates {
namespace {

Value map_member(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value == nullptr ? Value{Value::Map{}} : *value;
}

ManifestTemplateStack to_stack(const ValueEntry& entry) {
  ManifestTemplateStack stack;
  stack.name = StackName(entry.key);
  stack.mark = entry.mark;
  if (const Value* enabled = entry.value.find("enabled")) {
    stack.enabled = *enabled->as_bool();
  }
  stack.config = map_member(entry.value, "config");
  const Value environments = map_member(entry.value, "environments");
  for (const ValueEntry& environment : *environments.as_map()) {
    stack.environment_config.emplace(EnvironmentName(environment.key),
                                     map_member(environment.value, "config"));
  }
  return stack;
}

} // namespace

Result<ManifestTemplate> to_manifest_template(const documents::Document& document,
                                              std::string_view expected_name) {
  const Value& metadata = *document.root.find("metadata");
  const Value& spec = *document.root.find("spec");

  ManifestTemplate result;
  result.name = metadata.text("name");
  result.description = metadata.text("description");
  result.source = document.source;
  result.environments = *spec.find("environments");
  for (const ValueEntry& entry : *spec.find("stacks")->as_map()) {
    result.stacks.push_back(to_stack(entry));
  }
  if (result.name != expected_name) {
    return fail(documents::error_at(
        document.source, metadata.find("name")->mark,
        fmt::format("the template is named '{}', but its file '{}'", result.name, expected_name)));
  }
  return result;
}

} // namespace cloud::templates
