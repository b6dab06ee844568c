#include "validation/template_check.hpp"

#include "documents/pattern.hpp"
#include "templates/render.hpp"
#include "templates/variables.hpp"
#include "util/strings.hpp"
#include "validation/value_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::validation {
namespace {

using documents::Finding;

bool has_variables(const Value& value) {
  bool found = false;
  templates::for_each_variable(value, [&found](std::string_view) { found = true; });
  return found;
}

class TemplateCheck {
public:
  TemplateCheck(const StackTemplate& definition, const templates::Library& library)
      : definition_(definition), library_(library) {
    for (const templates::VariableDefinition& global : templates::global_variables()) {
      variable_names_.push_back(global.name);
    }
  }

  std::vector<Finding> run() {
    for (const Parameter& parameter : definition_.parameters) {
      check_pattern(parameter);
      check_default(parameter, parameter.default_value ? &*parameter.default_value : nullptr);
      for (const auto& [environment, value] : parameter.environment_defaults) {
        check_default(parameter, &value);
      }
    }
    check_stacks(definition_.dependencies);
    check_stacks(definition_.optional_dependencies);
    documents::sort_by_place(findings_);
    return std::move(findings_);
  }

private:
  void add(Mark mark, std::string message) {
    findings_.push_back({definition_.source, mark, std::move(message)});
  }

  void check_pattern(const Parameter& parameter) {
    if (const auto& pattern = patterns_.get(parameter.pattern); !pattern) {
      add(parameter.mark, fmt::format("{}: {}", parameter.name, pattern.error().message));
    }
    for (const Parameter& item : parameter.item) {
      check_pattern(item);
    }
    for (const Parameter& field : parameter.fields) {
      check_pattern(field);
    }
  }

  void check_default(const Parameter& parameter, const Value* value) {
    if (value == nullptr || value->is_null()) {
      return;
    }
    templates::for_each_variable(*value, [&](std::string_view name) {
      if (std::find(variable_names_.begin(), variable_names_.end(), name) ==
          variable_names_.end()) {
        add(value->mark.line == 0 ? parameter.mark : value->mark,
            fmt::format("unknown variable {{{{{}}}}}{}", name,
                        did_you_mean(name, variable_names_)));
      }
    });
    // What a variable will be is not known here.
    if (has_variables(*value)) {
      return;
    }
    const auto more = check_value(parameter, *value,
                                  {parameter.name, definition_.source, parameter.mark}, patterns_);
    findings_.insert(findings_.end(), more.begin(), more.end());
  }

  void check_stacks(const std::vector<StackName>& names) {
    for (const StackName& name : names) {
      if (!library_.has_stack(name)) {
        add({1, 1}, fmt::format("stack '{}' depends on '{}', which has no definition",
                                definition_.name, name));
      }
    }
  }

  const StackTemplate& definition_;
  const templates::Library& library_;
  std::vector<std::string> variable_names_;
  documents::PatternCache patterns_;
  std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> check_stack_template(const StackTemplate& definition,
                                          const templates::Library& library) {
  return TemplateCheck(definition, library).run();
}

} // namespace cloud::validation
