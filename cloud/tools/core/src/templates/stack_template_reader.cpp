#include "templates/stack_template_reader.hpp"

#include "documents/finding.hpp"
#include "templates/value_types.hpp"
#include "util/duration.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::templates {
namespace {

using documents::Finding;

ValueType type_of(const Value& declaration) {
  return value_type_from(declaration.text("type")).value_or(ValueType::string);
}

bool flag(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value != nullptr && value->as_bool() != nullptr && *value->as_bool();
}

std::optional<double> number(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (const std::int64_t* whole = value->as_integer()) {
    return static_cast<double>(*whole);
  }
  return value->as_number() == nullptr ? std::nullopt : std::optional(*value->as_number());
}

int whole_number(const Value& map, std::string_view key, int otherwise) {
  const auto found = number(map, key);
  return found ? static_cast<int>(*found) : otherwise;
}

// The schema has checked the form.
std::chrono::milliseconds duration(std::string_view text) {
  return parse_duration(text).value_or(std::chrono::seconds(0));
}

const Value::Map& members(const Value& map, std::string_view key) {
  static const Value::Map k_empty;
  const Value* value = map.find(key);
  return value == nullptr || !value->is_map() ? k_empty : *value->as_map();
}

Parameter to_parameter(std::string name, const Value& declaration, Mark mark) {
  Parameter parameter;
  parameter.name = std::move(name);
  parameter.type = type_of(declaration);
  parameter.description = declaration.text("description");
  if (const Value* value = declaration.find("default")) {
    parameter.default_value = *value;
  }
  for (const ValueEntry& entry : members(declaration, "defaults")) {
    parameter.environment_defaults.emplace(EnvironmentName(entry.key), entry.value);
  }
  parameter.variable = declaration.text("variable");
  parameter.minimum = number(declaration, "minimum");
  parameter.maximum = number(declaration, "maximum");
  parameter.pattern = declaration.text("pattern");
  if (const Value* allowed = declaration.find("enum"); allowed != nullptr && allowed->is_list()) {
    parameter.allowed = *allowed->as_list();
  }
  if (const Value* items = declaration.find("items")) {
    parameter.item.push_back(to_parameter("", *items, items->mark));
  }
  for (const ValueEntry& entry : members(declaration, "fields")) {
    parameter.fields.push_back(to_parameter(entry.key, entry.value, entry.mark));
  }
  parameter.required = flag(declaration, "required");
  parameter.secret = flag(declaration, "secret");
  parameter.mark = mark;
  return parameter;
}

Output to_output(const ValueEntry& entry) {
  return Output{entry.key, type_of(entry.value), entry.value.text("description"),
                flag(entry.value, "secret"), entry.mark};
}

void add_dependencies(StackTemplate& result, const Value& spec) {
  if (const Value* list = spec.find("dependencies"); list != nullptr && list->is_list()) {
    for (const Value& name : *list->as_list()) {
      if (*name.as_string() == "*") {
        result.depends_on_all_others = true;
      } else {
        result.dependencies.emplace_back(*name.as_string());
      }
    }
  }
  if (const Value* list = spec.find("optionalDependencies"); list != nullptr && list->is_list()) {
    for (const Value& name : *list->as_list()) {
      result.optional_dependencies.emplace_back(*name.as_string());
    }
  }
}

std::vector<std::string> texts(const Value& map, std::string_view key) {
  const Value* list = map.find(key);
  return list == nullptr ? std::vector<std::string>()
                         : list->as_texts().value_or(std::vector<std::string>());
}

Reads to_reads(const Value& spec) {
  const Value* reads = spec.find("reads");
  return reads == nullptr ? Reads{}
                          : Reads{texts(*reads, "files"), texts(*reads, "environment"),
                                  texts(*reads, "network")};
}

// Why a pattern does not say which files it means, or nothing.
std::string file_pattern_problem(std::string_view pattern) {
  for (const std::string& part : split(pattern, '/')) {
    if (part == "." || part == "..") {
      return fmt::format("'{}' must be a path below the root of the platform, without '{}'",
                         pattern, part);
    }
    if (part != "**" && part.find("**") != std::string::npos) {
      return fmt::format("'**' stands for whole folders: write '**/' before the rest in '{}'",
                         pattern);
    }
  }
  return {};
}

void check_reads(const StackTemplate& result, const Value& spec, std::vector<Finding>& findings) {
  const Value* reads = spec.find("reads");
  const Value* files = reads == nullptr ? nullptr : reads->find("files");
  for (const Value& pattern : files == nullptr ? Value::List{} : *files->as_list()) {
    if (std::string problem = file_pattern_problem(*pattern.as_string()); !problem.empty()) {
      findings.push_back({result.source, pattern.mark, std::move(problem)});
    }
  }
}

void check_dependencies(const StackTemplate& result, const Value& spec,
                        std::vector<Finding>& findings) {
  for (const char* key : {"dependencies", "optionalDependencies"}) {
    const Value* list = spec.find(key);
    for (const Value& name : list == nullptr ? Value::List{} : *list->as_list()) {
      if (*name.as_string() == result.name.str()) {
        findings.push_back({result.source, name.mark,
                            fmt::format("stack '{}' cannot depend on itself", result.name)});
      }
    }
  }
}

void check_parameters(const StackTemplate& result, const Value& spec,
                      std::vector<Finding>& findings) {
  for (const ValueEntry& entry : members(spec, "parameters")) {
    if (entry.value.text("description").empty()) {
      findings.push_back(
          {result.source, entry.mark, fmt::format("parameter '{}' has no description", entry.key)});
    }
    if (entry.value.find("default") != nullptr && entry.value.find("defaults") != nullptr) {
      findings.push_back(
          {result.source, entry.mark,
           fmt::format("parameter '{}' has both 'default' and 'defaults'", entry.key)});
    }
  }
  for (const ValueEntry& entry : members(spec, "outputs")) {
    if (entry.value.text("description").empty()) {
      findings.push_back(
          {result.source, entry.mark, fmt::format("output '{}' has no description", entry.key)});
    }
  }
}

} // namespace

Result<StackTemplate> to_stack_template(const documents::Document& document,
                                        const StackName& expected_name) {
  const Value& metadata = *document.root.find("metadata");
  const Value& spec = *document.root.find("spec");
  const Value& estimate = *spec.find("estimate");

  StackTemplate result;
  result.source = document.source;
  result.name = StackName(metadata.text("name"));
  result.description = metadata.text("description");
  result.priority = whole_number(spec, "priority", result.priority);
  result.estimated_duration = duration(estimate.text("duration"));
  result.estimated_resources = whole_number(estimate, "resources", 0);
  if (spec.find("timeout") != nullptr) {
    result.timeout = duration(spec.text("timeout"));
  }
  add_dependencies(result, spec);
  result.reads = to_reads(spec);
  for (const ValueEntry& entry : members(spec, "parameters")) {
    result.parameters.push_back(to_parameter(entry.key, entry.value, entry.mark));
  }
  for (const ValueEntry& entry : members(spec, "outputs")) {
    result.outputs.push_back(to_output(entry));
  }

  std::vector<Finding> findings;
  if (result.name != expected_name) {
    findings.push_back(
        {result.source, metadata.find("name")->mark,
         fmt::format("the stack is named '{}', but its file '{}'", result.name, expected_name)});
  }
  check_dependencies(result, spec, findings);
  check_reads(result, spec, findings);
  check_parameters(result, spec, findings);
  CLOUD_CHECK(documents::to_result(result.source, std::move(findings)));
  return result;
}

} // namespace cloud::templates
