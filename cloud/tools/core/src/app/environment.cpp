#include "app/environment.hpp"

#include "deployment/effective_config.hpp"
#include "planner/deployment_graph.hpp"
#include "resolution/scan.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::app {

const StackTemplate* LoadedDeployment::stack_template(const StackName& name) const {
  for (const StackTemplate& candidate : templates) {
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

Result<LoadedDeployment> load_deployment(App& app, const std::string& id) {
  CLOUD_TRY(auto folder, deployment::find_deployment(app.places().deploy(), id));
  CLOUD_TRY(auto loaded, deployment::read_manifest(folder.manifest(), app.library()));
  LoadedDeployment result{std::move(folder), std::move(loaded), {}};
  for (const StackEntry& stack : result.manifest().stacks) {
    CLOUD_TRY(const StackTemplate* definition, app.library().stack(stack.name));
    result.templates.push_back(*definition);
  }
  return result;
}

Result<const EnvironmentSettings*> enabled_environment(const Manifest& manifest,
                                                       const EnvironmentName& name) {
  const EnvironmentSettings* settings = manifest.environment(name);
  if (settings == nullptr) {
    std::vector<std::string> known;
    for (const EnvironmentSettings& environment : manifest.environments) {
      known.push_back(environment.name.str());
    }
    return fail(ErrorCode::not_found,
                fmt::format("deployment {} has no environment '{}'{}", manifest.id, name,
                            did_you_mean(name.str(), known)),
                "it has: " + join(known, ", "));
  }
  if (!settings->enabled) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}:{}: environment '{}' is not enabled", manifest.source,
                            settings->mark.line, name),
                fmt::format("set spec.environments.{}.enabled to true in the manifest", name));
  }
  return settings;
}

Result<planner::Graph> dependency_graph(const LoadedDeployment& deployment,
                                        const EnvironmentName& environment) {
  planner::References references;
  for (const StackEntry& stack : deployment.manifest().stacks) {
    if (!stack.enabled) {
      continue;
    }
    const StackTemplate* definition = deployment.stack_template(stack.name);
    CLOUD_TRY(const Value config,
              deployment::pulumi_config(deployment.manifest(), *definition, environment));
    references[stack.name] =
        resolution::referenced_stacks(resolution::scan(config, definition->source));
  }
  return planner::make_graph(deployment.manifest(), deployment.templates, references);
}

} // namespace cloud::app
