#pragma once

#include "model/names.hpp"
#include "model/stack_template.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::templates {

// One variable that templates may use as {{NAME}}, and how it is set on the command line.
struct VariableDefinition {
  std::string name;        // VPC_CIDR_DEV
  std::string flag;        // vpc-cidr-dev; empty: set by the platform, never by hand
  std::string description; // for help texts
  std::optional<Value> default_value;
};

// The environments there can be, in the order of promotion.
[[nodiscard]] std::span<const EnvironmentName> environment_names();

// DEPLOYMENT_ID, ORGANIZATION, …: known in every template.
[[nodiscard]] const std::vector<VariableDefinition>& global_variables();

// A parameter of a stack that a variable sets, one variable an environment.
struct StackVariable {
  StackName stack;
  const Parameter* parameter = nullptr;
  EnvironmentName environment;
  VariableDefinition definition;
};

// What these stacks declare, in their order. Errors (invalid_input): a variable declared twice or
// named like a global one. The parameters are borrowed from the templates.
[[nodiscard]] Result<std::vector<StackVariable>>
stack_variables(std::span<const StackTemplate* const> stacks);

// Values by variable name. A known variable without a value is reported as missing, with its flag;
// an unknown one with the nearest name.
class Variables {
public:
  void define(const VariableDefinition& definition);
  void set(std::string_view name, Value value);

  [[nodiscard]] bool is_known(std::string_view name) const;
  // Null when the variable has no value.
  [[nodiscard]] const Value* find(std::string_view name) const;
  // Why `find` gives nothing: "unknown variable {{X}} (did you mean …)" or "{{X}} has no value …".
  [[nodiscard]] std::string why_missing(std::string_view name) const;

private:
  struct Entry {
    std::string flag;
    std::optional<Value> value;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

} // namespace cloud::templates
