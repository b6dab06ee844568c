#include "app/planning.hpp"

#include "app/configuring.hpp"
#include "app/deletions.hpp"
#include "app/expected_time.hpp"
#include "app/selection.hpp"
#include "app/verdicts.hpp"
#include "planner/plan.hpp"

#include <map>
#include <utility>
#include <vector>

namespace cloud::app {
namespace {

Result<std::map<StackName, planner::StackOutlook>>
outlooks(App& app, const LoadedDeployment& deployment, const EnvironmentName& environment,
         const planner::Graph& graph, const std::vector<DeployedStack>& all_deployed,
         const Verdicts& verdicts) {
  std::map<StackName, const DeployedStack*> deployed;
  for (const DeployedStack& stack : all_deployed) {
    deployed[stack.stack] = &stack;
  }
  std::map<StackName, planner::StackOutlook> result;
  for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
    const StackName& name = graph.name(node);
    const StackTemplate* definition = deployment.stack_template(name);
    const planner::Decision& decision = verdicts.at(name);
    planner::StackOutlook& outlook = result[name];
    outlook.verdict = decision.verdict;
    outlook.reason = decision.reasons.front();
    CLOUD_TRY(outlook.history,
              app.store().durations(deployment.manifest().id, environment, name, k_history));
    outlook.estimate = definition->estimated_duration;
    outlook.resources =
        deployed.contains(name) ? deployed.at(name)->resources : definition->estimated_resources;
  }
  return result;
}

} // namespace

Result<PlannedEnvironment> plan_environment(App& app, const std::string& id,
                                            const EnvironmentName& environment,
                                            planner::SkipPolicy policy,
                                            const planner::StackSelection& selection) {
  CLOUD_CHECK(configure(app, id, false));
  CLOUD_TRY(LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_TRY(const EnvironmentSettings* settings,
            enabled_environment(deployment.manifest(), environment));
  const EnvironmentSettings found = *settings;
  CLOUD_TRY(planner::Graph graph,
            dependency_graph(deployment.manifest(), deployment.templates, environment));
  CLOUD_TRY(const planner::Graph wanted, selected_graph(deployment.manifest(), graph, selection));
  CLOUD_TRY(const auto deployed, app.store().deployed(deployment.manifest().id, environment));
  CLOUD_TRY(const Verdicts verdicts,
            deploy_verdicts(app, deployment, found, wanted, deployed, policy));
  CLOUD_TRY(const auto expected,
            outlooks(app, deployment, environment, wanted, deployed, verdicts));
  Plan plan = planner::make_plan(deployment.manifest().id, environment, wanted, expected);
  return PlannedEnvironment{std::move(deployment), found, std::move(graph), std::move(plan)};
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
  CLOUD_TRY(planner::Graph graph,
            dependency_graph(deployment.manifest(), deployment.templates, environment));
  CLOUD_TRY(const Verdicts verdicts, destroy_verdicts(app, deployment.manifest(), found, graph));
  CLOUD_TRY(const auto expected, outlooks(app, deployment, environment, graph, deployed, verdicts));
  Plan plan = planner::make_plan(deployment.manifest().id, environment, graph, expected);
  return PlannedEnvironment{std::move(deployment), found, std::move(graph),
                            with_deletions(std::move(plan), deployed)};
}

} // namespace cloud::app
