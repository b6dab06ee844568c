#include "templates/variables.hpp"

#include "documents/finding.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cloud::templates {

std::span<const EnvironmentName> environment_names() {
  static const std::array<EnvironmentName, 3> k_names{
      EnvironmentName("dev"), EnvironmentName("stage"), EnvironmentName("prod")};
  return k_names;
}

const std::vector<VariableDefinition>& global_variables() {
  static const std::vector<VariableDefinition> k_variables{
      {"DEPLOYMENT_ID", "", "Id of the deployment, generated or given", {}},
      {"TIMESTAMP", "", "When the deployment was initialized, RFC 3339 in UTC", {}},
      {"USER_EMAIL", "user-email", "Who creates the deployment; taken from git when not given", {}},
      {"ORGANIZATION", "org", "Name of the organization", {}},
      {"PROJECT_NAME", "project", "Name of the business project", {}},
      {"DOMAIN", "domain", "Primary domain", {}},
      {"PULUMI_ORG", "pulumi-org", "Organization in Pulumi; derived from --org when not given", {}},
      {"PRIMARY_REGION", "region", "Primary AWS region", Value{"us-east-1"}},
      {"SECONDARY_REGION", "secondary-region", "Secondary AWS region", Value{"us-west-2"}},
      {"AWS_ACCOUNT_DEV", "account-dev", "AWS account of dev, twelve digits", {}},
      {"AWS_ACCOUNT_STAGE", "account-stage", "AWS account of stage, twelve digits", {}},
      {"AWS_ACCOUNT_PROD", "account-prod", "AWS account of prod, twelve digits", {}},
      {"TEAM", "team", "Team that owns the deployment", Value{"infrastructure"}},
      {"COST_CENTER", "cost-center", "Cost center that pays for it", Value{"engineering"}},
      {"DESCRIPTION", "description", "What the deployment is for; made up when not given", {}},
  };
  return k_variables;
}

Result<std::vector<StackVariable>> stack_variables(std::span<const StackTemplate* const> stacks) {
  std::map<std::string, std::string> owners; // in words
  for (const VariableDefinition& global : global_variables()) {
    owners[global.name] = "the platform";
  }
  std::vector<StackVariable> result;
  std::vector<documents::Finding> findings;
  for (const StackTemplate* stack : stacks) {
    for (const Parameter& parameter : stack->parameters) {
      if (parameter.variable.empty()) {
        continue;
      }
      for (const EnvironmentName& environment : environment_names()) {
        const std::string name = parameter.variable + "_" + to_upper(environment.str());
        const auto [owner, is_new] =
            owners.try_emplace(name, fmt::format("stack '{}'", stack->name));
        if (!is_new) {
          findings.push_back({stack->source, parameter.mark,
                              fmt::format("variable '{}' is declared by {} already",
                                          parameter.variable, owner->second)});
          break;
        }
        const Value* value = parameter.default_in(environment);
        result.push_back({stack->name,
                          &parameter,
                          environment,
                          {name, variable_to_flag(name),
                           fmt::format("{}, in {}", parameter.description, environment),
                           value == nullptr ? std::nullopt : std::optional(*value)}});
      }
    }
  }
  CLOUD_CHECK(documents::to_result("templates", std::move(findings)));
  return result;
}

void Variables::define(const VariableDefinition& definition) {
  entries_[definition.name] = {definition.flag, definition.default_value};
}

void Variables::set(std::string_view name, Value value) {
  const auto entry = entries_.try_emplace(std::string(name)).first;
  entry->second.value = std::move(value);
}

bool Variables::is_known(std::string_view name) const {
  return entries_.find(name) != entries_.end();
}

const Value* Variables::find(std::string_view name) const {
  const auto entry = entries_.find(name);
  return entry == entries_.end() || !entry->second.value ? nullptr : &*entry->second.value;
}

std::string Variables::why_missing(std::string_view name) const {
  const auto entry = entries_.find(name);
  if (entry != entries_.end()) {
    return entry->second.flag.empty() ? fmt::format("variable {{{{{}}}}} has no value here", name)
                                      : fmt::format("variable {{{{{}}}}} has no value; give --{}",
                                                    name, entry->second.flag);
  }
  if (name.find(':') != std::string_view::npos) {
    return fmt::format("unknown variable {{{{{}}}}} (a runtime value is written "
                       "{{{{RUNTIME:<stack>:<output>}}}})",
                       name);
  }
  std::vector<std::string> names;
  for (const auto& [known, ignored] : entries_) {
    names.push_back(known);
  }
  return fmt::format("unknown variable {{{{{}}}}}{}", name, did_you_mean(name, names));
}

} // namespace cloud::templates
