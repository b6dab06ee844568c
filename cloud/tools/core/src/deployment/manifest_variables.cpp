#include "deployment/manifest_variables.hpp"

#include "util/strings.hpp"

#include <algorithm>
#include <array>

namespace cloud::deployment {

templates::Variables manifest_variables(const Manifest& manifest,
                                        const EnvironmentName& environment) {
  templates::Variables variables;
  for (templates::VariableDefinition definition : templates::global_variables()) {
    // At this point no flag sets it, and a default could differ from what init was told.
    definition.flag.clear();
    definition.default_value.reset();
    variables.define(definition);
  }
  variables.set("DEPLOYMENT_ID", manifest.id.str());
  variables.set("TIMESTAMP", manifest.created_at);
  variables.set("USER_EMAIL", manifest.created_by);
  variables.set("ORGANIZATION", manifest.organization);
  variables.set("PROJECT_NAME", manifest.project);
  variables.set("DOMAIN", manifest.domain);
  variables.set("PULUMI_ORG", manifest.pulumi_organization);
  variables.set("TEAM", manifest.team);
  variables.set("COST_CENTER", manifest.cost_center);
  variables.set("DESCRIPTION", manifest.description);
  if (const EnvironmentSettings* settings = manifest.environment(environment)) {
    variables.set("PRIMARY_REGION", settings->region);
    variables.set("AWS_ACCOUNT_" + to_upper(environment.str()), settings->account);
  }
  return variables;
}

bool is_manifest_variable(std::string_view name, const EnvironmentName& environment) {
  constexpr std::array<std::string_view, 11> k_names{
      "DEPLOYMENT_ID", "TIMESTAMP", "USER_EMAIL",  "ORGANIZATION", "PROJECT_NAME",  "DOMAIN",
      "PULUMI_ORG",    "TEAM",      "COST_CENTER", "DESCRIPTION",  "PRIMARY_REGION"};
  return std::find(k_names.begin(), k_names.end(), name) != k_names.end() ||
         name == "AWS_ACCOUNT_" + to_upper(environment.str());
}

} // namespace cloud::deployment
