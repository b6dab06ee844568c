#include "app/rolling_back.hpp"

#include "app/backends.hpp"
#include "app/no_listener.hpp"
#include "app/recovering.hpp"
#include "app/verdicts.hpp"
#include "app/versions.hpp"
#include "orchestrator/stored_events.hpp"
#include "orchestrator/version_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cloud::app {
namespace {

// A deploy that failed is followed by few attempts to undo it.
constexpr int k_runs_to_look_at = 20;

// The graph of a run as it was announced.
Result<planner::Graph> graph_of(App& app, const Run& run) {
  std::vector<planner::Node> nodes;
  CLOUD_CHECK(orchestrator::for_each_event(app.store(), run.id, [&nodes](const RunEvent& event) {
    if (event.type == "stack.planned") {
      planner::Node node{event.stack, 100, {}};
      if (const Value* priority = event.data.find("priority");
          priority != nullptr && priority->as_integer() != nullptr) {
        node.priority = static_cast<int>(*priority->as_integer());
      }
      if (const Value* dependencies = event.data.find("dependencies")) {
        for (const std::string& name :
             dependencies->as_texts().value_or(std::vector<std::string>())) {
          node.dependencies.emplace_back(name);
        }
      }
      nodes.push_back(std::move(node));
    }
  }));
  // A run of one stack names dependencies that were not part of it.
  for (planner::Node& node : nodes) {
    std::erase_if(node.dependencies, [&nodes](const StackName& name) {
      return std::none_of(nodes.begin(), nodes.end(),
                          [&name](const planner::Node& other) { return other.name == name; });
    });
  }
  return planner::Graph::build(std::move(nodes), run.id.str());
}

// The newest deploy, if what came after it were attempts to undo it.
Result<Run> run_to_undo(App& app, const DeploymentId& deployment,
                        const EnvironmentName& environment) {
  CLOUD_TRY(const std::vector<Run> runs,
            app.store().runs(deployment, environment, k_runs_to_look_at));
  const std::string hint =
      fmt::format("see `cloud runs {} --environment {}`; to go back to an earlier version: `cloud "
                  "rollback {} --environment {} --to-version N`",
                  deployment, environment, deployment, environment);
  for (const Run& run : runs) {
    if (run.operation == Operation::rollback && run.state != RunState::completed) {
      continue;
    }
    if (run.operation == Operation::deploy && run.state != RunState::completed &&
        run.state != RunState::rolled_back) {
      return run;
    }
    return fail(ErrorCode::conflict,
                fmt::format("nothing to undo in {}: its last run, {}, is a {} that is {}",
                            environment, run.id, to_string(run.operation), to_string(run.state)),
                hint);
  }
  return fail(ErrorCode::conflict, fmt::format("nothing was ever deployed in {}", environment));
}

// The stacks of a manifest and what they depend on, whether enabled or only still deployed.
Result<planner::Graph> graph_of(App& app, Manifest manifest, const EnvironmentName& environment,
                                const std::vector<DeployedStack>& deployed) {
  for (StackEntry& stack : manifest.stacks) {
    stack.enabled =
        stack.enabled || std::any_of(deployed.begin(), deployed.end(),
                                     [&stack](const auto& d) { return d.stack == stack.name; });
  }
  CLOUD_TRY(const auto definitions, definitions_of(app, manifest));
  return dependency_graph(manifest, definitions, environment);
}

Result<void> plan_to_version(App& app, std::int64_t number, PlannedRollback& planned) {
  const Manifest& manifest = planned.deployment.manifest();
  const EnvironmentName& environment = planned.environment.name;
  CLOUD_TRY(const Version version, version_numbered(app, manifest.id, environment, number));
  CLOUD_TRY(planned.manifest, app.snapshots().manifest(version.content.manifest));
  CLOUD_TRY(const auto then,
            deployment::parse_manifest(
                planned.manifest, fmt::format("manifest of version {}", number), app.library()));
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, environment));
  orchestrator::VersionGraphs graphs;
  CLOUD_TRY(graphs.then, graph_of(app, then.manifest, environment, {}));
  CLOUD_TRY(graphs.now, graph_of(app, manifest, environment, deployed));
  CLOUD_TRY(planned.plan,
            orchestrator::plan_return(app.states(), place_of(app, manifest, planned.environment),
                                      version.content, deployed, graphs));
  planned.version = number;
  return {};
}

Result<void> plan_undo(App& app, PlannedRollback& planned) {
  const Manifest& manifest = planned.deployment.manifest();
  CLOUD_TRY(planned.undone, run_to_undo(app, manifest.id, planned.environment.name));
  CLOUD_TRY(const planner::Graph graph, graph_of(app, *planned.undone));
  CLOUD_TRY(planned.plan, orchestrator::plan_rollback(app.store(), app.states(), *planned.undone,
                                                      pulumi_project(app, manifest), graph));
  for (PlannedStack& stack : planned.plan.stacks) {
    stack.first_attempt = 1; // of a run of its own
  }
  return {};
}

} // namespace

Result<PlannedRollback> plan_rollback(App& app, const RunOptions& options) {
  CLOUD_TRY(LoadedDeployment deployment, load_deployment(app, options.deployment));
  CLOUD_TRY(const EnvironmentSettings* settings,
            known_environment(deployment.manifest(), options.environment));
  PlannedRollback planned;
  planned.environment = *settings;
  planned.deployment = std::move(deployment);
  NoListener events;
  CLOUD_CHECK(
      settle_abandoned_runs(app, planned.deployment.manifest(), options.environment, events));
  CLOUD_CHECK(options.to_version ? plan_to_version(app, *options.to_version, planned)
                                 : plan_undo(app, planned));
  return planned;
}

} // namespace cloud::app
