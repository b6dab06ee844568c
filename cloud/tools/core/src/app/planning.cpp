#include "app/planning.hpp"

#include "app/configuring.hpp"
#include "app/deletions.hpp"
#include "planner/plan.hpp"

#include <utility>

namespace cloud::app {
namespace {

// How many successful runs the expected duration of a stack is taken from.
constexpr int k_history = 10;

// Why a stack would run. Nothing is skipped without a proof that nothing has changed.
std::string reason_for(const DeployedStack* deployed) {
  if (deployed == nullptr) {
    return "not deployed yet";
  }
  return deployed->last_result == StepState::completed ? "Pulumi decides what has changed"
                                                       : "the last deploy did not succeed";
}

Result<planner::StackOutlook> outlook_for(App& app, const LoadedDeployment& deployment,
                                          const EnvironmentName& environment, const StackName& name,
                                          const std::vector<DeployedStack>& all_deployed) {
  const DeployedStack* deployed = nullptr;
  for (const DeployedStack& candidate : all_deployed) {
    deployed = candidate.stack == name ? &candidate : deployed;
  }
  const StackTemplate* definition = deployment.stack_template(name);
  planner::StackOutlook outlook;
  outlook.reason = reason_for(deployed);
  CLOUD_TRY(outlook.history,
            app.store().durations(deployment.manifest().id, environment, name, k_history));
  outlook.estimate = definition->estimated_duration;
  outlook.resources = deployed == nullptr ? definition->estimated_resources : deployed->resources;
  return outlook;
}

Result<PlannedEnvironment> plan(App& app, LoadedDeployment deployment,
                                const EnvironmentSettings& environment,
                                const std::vector<DeployedStack>& deployed) {
  CLOUD_TRY(planner::Graph graph,
            dependency_graph(deployment.manifest(), deployment.templates, environment.name));
  std::map<StackName, planner::StackOutlook> outlooks;
  for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
    const StackName& name = graph.name(node);
    CLOUD_TRY(outlooks[name], outlook_for(app, deployment, environment.name, name, deployed));
  }
  Plan made = planner::make_plan(deployment.manifest().id, environment.name, graph, outlooks);
  return PlannedEnvironment{std::move(deployment), environment, std::move(graph), std::move(made)};
}

} // namespace

Result<PlannedEnvironment> plan_environment(App& app, const std::string& id,
                                            const EnvironmentName& environment) {
  CLOUD_CHECK(configure(app, id, false));
  CLOUD_TRY(LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_TRY(const EnvironmentSettings* settings,
            enabled_environment(deployment.manifest(), environment));
  const EnvironmentSettings found = *settings;
  CLOUD_TRY(const auto deployed, app.store().deployed(deployment.manifest().id, environment));
  return plan(app, std::move(deployment), found, deployed);
}

Result<PlannedEnvironment> plan_destroy(App& app, const std::string& id,
                                        const EnvironmentName& environment) {
  CLOUD_TRY(LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_TRY(const EnvironmentSettings* settings,
            known_environment(deployment.manifest(), environment));
  const EnvironmentSettings found = *settings;
  CLOUD_TRY(const auto deployed, app.store().deployed(deployment.manifest().id, environment));
  for (StackEntry& stack : deployment.loaded.manifest.stacks) {
    for (const DeployedStack& known : deployed) {
      stack.enabled = stack.enabled || known.stack == stack.name;
    }
  }
  CLOUD_TRY(PlannedEnvironment planned, plan(app, std::move(deployment), found, deployed));
  planned.plan = with_deletions(std::move(planned.plan), deployed);
  return planned;
}

} // namespace cloud::app
