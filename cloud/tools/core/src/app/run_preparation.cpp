#include "app/run_preparation.hpp"

#include "app/backends.hpp"
#include "app/caller.hpp"
#include "app/expected_time.hpp"
#include "app/promotion.hpp"
#include "app/rolling_back.hpp"
#include "app/selection.hpp"
#include "app/slots.hpp"
#include "process/identity.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace cloud::app {
namespace {

Run new_run(App& app, const RunId& id, const Manifest& manifest, const RunOptions& options) {
  Run run;
  run.id = id;
  run.started_at = app.clock().now();
  run.deployment = manifest.id;
  run.environment = options.environment;
  run.operation = options.operation;
  run.user = user_name();
  run.host = host_name();
  run.owner = process::current_identity();
  return run;
}

// Taking away what others still stand on would leave them broken.
Result<void> require_no_dependents(App& app, const PlannedEnvironment& planned,
                                   const planner::Graph& graph, const StackName& stack) {
  const Manifest& manifest = planned.deployment.manifest();
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, planned.environment.name));
  std::vector<std::string> dependents;
  for (const planner::NodeIndex node : planned.graph.dependents(*planned.graph.find(stack))) {
    const StackName& name = planned.graph.name(node);
    if (!graph.find(name) &&
        std::any_of(deployed.begin(), deployed.end(),
                    [&name](const DeployedStack& other) { return other.stack == name; })) {
      dependents.push_back(name.str());
    }
  }
  if (dependents.empty()) {
    return {};
  }
  return fail(ErrorCode::conflict,
              fmt::format("stack '{}' is still used by {} in {}", stack, join(dependents, ", "),
                          planned.environment.name),
              "destroy those first");
}

// Its values come from what the others have put out.
Result<void> require_dependencies(App& app, const PlannedEnvironment& planned,
                                  const planner::Graph& graph, const StackName& stack) {
  const Manifest& manifest = planned.deployment.manifest();
  const EnvironmentName& environment = planned.environment.name;
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, environment));
  std::vector<std::string> missing;
  for (const planner::NodeIndex node : planned.graph.dependencies(*planned.graph.find(stack))) {
    const StackName& name = planned.graph.name(node);
    if (!graph.find(name) &&
        std::none_of(deployed.begin(), deployed.end(),
                     [&name](const DeployedStack& other) { return other.stack == name; })) {
      missing.push_back(name.str());
    }
  }
  if (missing.empty()) {
    return {};
  }
  return fail(ErrorCode::conflict,
              fmt::format("stack '{}' needs {}, which {} not deployed in {}", stack,
                          join(missing, ", "), missing.size() == 1 ? "is" : "are", environment),
              fmt::format("`cloud deploy-stack {} {} --environment {}` first, or deploy all stacks",
                          manifest.id, missing.front(), environment));
}

// The graph of the run, in the direction in which it runs.
Result<planner::Graph> graph_for(App& app, const PlannedEnvironment& planned,
                                 const RunOptions& options) {
  CLOUD_TRY(planner::Graph graph,
            selected_graph(planned.deployment.manifest(), planned.graph, options.selection));
  const bool destroys = options.operation == Operation::destroy;
  if (!options.selection.everything()) {
    for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
      CLOUD_CHECK(destroys ? require_no_dependents(app, planned, graph, graph.name(node))
                           : require_dependencies(app, planned, graph, graph.name(node)));
    }
  }
  return destroys ? graph.reversed() : graph;
}

// A failed deploy to production is nobody's to undo without a word.
RollbackPolicy rollback_policy(const Manifest& manifest, const RunOptions& options) {
  if (options.operation != Operation::deploy) {
    return RollbackPolicy::never;
  }
  const RollbackPolicy usual = options.environment == EnvironmentName("prod")
                                   ? RollbackPolicy::ask
                                   : RollbackPolicy::automatic;
  return options.rollback.value_or(manifest.rollback.value_or(usual));
}

// A run of `plan` in an environment, but for what its operation decides.
Result<orchestrator::RunRequest> request_for(App& app, const RunId& id,
                                             const LoadedDeployment& deployment,
                                             const EnvironmentSettings& environment, Plan plan,
                                             const RunOptions& options) {
  const Manifest& manifest = deployment.manifest();
  orchestrator::RunRequest request;
  request.run = new_run(app, id, manifest, options);
  request.plan = std::move(plan);
  request.project = pulumi_project(app, manifest);
  request.simulated = manifest.target == Target::simulated;
  request.fail_fast = options.fail_fast;
  request.barriers = options.layer_barriers ? planner::Barriers::layers : planner::Barriers::none;
  request.policy = options.policy;
  request.approval = options.approval;
  request.rollback = rollback_policy(manifest, options);
  for (const PlannedStack& stack : request.plan.stacks) {
    const StackTemplate* definition = deployment.stack_template(stack.name);
    if (definition != nullptr && definition->timeout) {
      request.timeouts[stack.name] = *definition->timeout;
    }
    if (definition != nullptr) {
      request.session.variables.insert(request.session.variables.end(),
                                       definition->reads.environment.begin(),
                                       definition->reads.environment.end());
    }
  }
  request.session.run = request.run.id;
  request.session.directory = app.installation().runs() / request.run.id.str();
  request.session.simulated = request.simulated;
  request.session.account = environment.account;
  request.session.region = environment.region;
  request.session.runs_programs = options.operation != Operation::destroy;
  CLOUD_TRY(request.session.slots, slots(app.settings(), request.simulated));
  request.session.steps = static_cast<int>(
      std::count_if(request.plan.stacks.begin(), request.plan.stacks.end(),
                    [](const PlannedStack& stack) { return stack.verdict != Verdict::skip; }));
  return request;
}

Result<pulumi::EngineOptions> engine_options(App& app, const RunListeners& listeners) {
  const Settings& settings = app.settings();
  pulumi::EngineOptions options;
  options.installation = app.installation();
  options.pulumi = pulumi_settings(app);
  CLOUD_TRY(options.simulation.latency_factor, settings.number("simulatedLatency"));
  options.simulation.faults = settings.text("simulatedFaults");
  options.guard_argv = app.guard_argv();
  options.interrupts_descriptor = listeners.interrupts.descriptor();
  return options;
}

Result<PreparedRun> prepare_rollback(App& app, const RunId& id, const RunOptions& options,
                                     const RunListeners& listeners) {
  CLOUD_TRY(PlannedRollback planned, plan_rollback(app, options));
  Plan plan;
  plan.deployment = planned.deployment.manifest().id;
  plan.environment = planned.environment.name;
  plan.stacks = std::move(planned.plan.stacks);
  for (PlannedStack& stack : plan.stacks) {
    CLOUD_TRY(stack.expected, expected_time(app, planned.deployment, plan.environment, stack.name));
  }
  plan = restricted(plan, planned.plan.graph);
  CLOUD_TRY(
      orchestrator::RunRequest request,
      request_for(app, id, planned.deployment, planned.environment, std::move(plan), options));
  request.makes_version = planned.version.has_value();
  request.manifest = std::move(planned.manifest);
  CLOUD_TRY(pulumi::EngineOptions engine, engine_options(app, listeners));
  return PreparedRun{std::move(planned.deployment), std::move(planned.environment),
                     std::move(planned.plan.graph), std::move(request), std::move(engine)};
}

} // namespace

Result<PreparedRun> prepare_run(App& app, const RunId& id, const RunOptions& options,
                                const RunListeners& listeners) {
  if (options.operation == Operation::rollback) {
    return prepare_rollback(app, id, options, listeners);
  }
  const bool destroys = options.operation == Operation::destroy;
  CLOUD_TRY(PlannedEnvironment planned,
            destroys ? plan_destroy(app, options.deployment, options.environment)
                     : plan_environment(app, options.deployment, options.environment,
                                        options.policy, options.selection));
  CLOUD_TRY(planner::Graph graph, graph_for(app, planned, options));
  Plan plan = restricted(planned.plan, graph);
  for (PlannedStack& stack : plan.stacks) {
    stack.action = destroys ? StepAction::remove : StepAction::apply;
  }
  CLOUD_TRY(
      orchestrator::RunRequest request,
      request_for(app, id, planned.deployment, planned.environment, std::move(plan), options));
  request.makes_version = !destroys;
  request.manifest = planned.deployment.loaded.document.text;
  if (options.operation == Operation::deploy) {
    CLOUD_TRY(request.skipped_promotion,
              check_promotion(app, planned.deployment, graph, options.environment,
                              options.skip_promotion));
  }
  CLOUD_TRY(pulumi::EngineOptions engine, engine_options(app, listeners));
  return PreparedRun{std::move(planned.deployment), std::move(planned.environment),
                     std::move(graph), std::move(request), std::move(engine)};
}

} // namespace cloud::app
