#include "deployment/init_variables.hpp"

#include "deployment/time_text.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <array>

namespace cloud::deployment {
namespace {

using templates::Variables;

// A flag's text as the parameter takes it: `--az-count-dev 3` is a number, a text stays one.
Result<Value> typed(const Parameter& parameter, const std::string& flag, const std::string& text) {
  if (parameter.type == ValueType::string || parameter.type == ValueType::cidr) {
    return Value{text};
  }
  return parse_typed_value(text, "--" + flag);
}

std::string given(const InitRequest& request, const std::string& name) {
  const auto found = request.variables.find(name);
  return found == request.variables.end() ? "" : found->second;
}

// What init knows without being told.
void set_derived(Variables& variables, const InitRequest& request, const DeploymentId& id) {
  variables.set("DEPLOYMENT_ID", id.str());
  variables.set("TIMESTAMP", timestamp(request.now));
  variables.set("USER_EMAIL", "unknown");
  variables.set("PULUMI_ORG", slug(given(request, "ORGANIZATION")));
  variables.set("DESCRIPTION", fmt::format("{} of {}", given(request, "PROJECT_NAME"),
                                           given(request, "ORGANIZATION")));
  if (request.target == Target::simulated) {
    variables.set("AWS_ACCOUNT_DEV", "111111111111");
    variables.set("AWS_ACCOUNT_STAGE", "222222222222");
    variables.set("AWS_ACCOUNT_PROD", "333333333333");
  }
}

std::vector<std::string> missing_required(const Variables& variables, const InitRequest& request) {
  constexpr std::array<const char*, 3> k_required{"ORGANIZATION", "PROJECT_NAME", "DOMAIN"};
  std::vector<std::string> problems;
  for (const char* name : k_required) {
    if (trim(given(request, name)).empty()) {
      problems.push_back(variables.why_missing(name));
    }
  }
  return problems;
}

} // namespace

Result<Variables> init_variables(const InitRequest& request, const DeploymentId& id,
                                 std::span<const templates::StackVariable> stack_variables) {
  Variables variables;
  std::map<std::string, const templates::StackVariable*> by_name;
  for (const templates::VariableDefinition& definition : templates::global_variables()) {
    variables.define(definition);
  }
  for (const templates::StackVariable& variable : stack_variables) {
    variables.define(variable.definition);
    by_name.emplace(variable.definition.name, &variable);
  }
  std::vector<std::string> problems = missing_required(variables, request);
  set_derived(variables, request, id);
  for (const auto& [name, text] : request.variables) {
    if (!variables.is_known(name)) {
      problems.push_back(variables.why_missing(name));
      continue;
    }
    const auto declared = by_name.find(name);
    if (declared == by_name.end()) {
      variables.set(name, text);
      continue;
    }
    auto value = typed(*declared->second->parameter, declared->second->definition.flag, text);
    if (value) {
      variables.set(name, *std::move(value));
    } else {
      problems.push_back(value.error().message);
    }
  }
  if (problems.size() == 1) {
    return fail(ErrorCode::invalid_input, problems.front());
  }
  if (!problems.empty()) {
    return fail(Error{ErrorCode::invalid_input,
                      fmt::format("{} values for init are missing or wrong", problems.size()),
                      std::move(problems),
                      {}});
  }
  return variables;
}

} // namespace cloud::deployment
