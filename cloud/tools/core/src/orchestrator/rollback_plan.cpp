#include "orchestrator/rollback_plan.hpp"

#include "model/data_stores.hpp"
#include "orchestrator/rollback_obstacles.hpp"
#include "orchestrator/stored_events.hpp"
#include "planner/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace cloud::orchestrator {
namespace {

// What the steps of a run have done with one stack.
struct History {
  StackBefore before;
  int attempts = 0; // of any kind
  bool touched = false;
  bool undone = false; // by a later step of the run
};

bool has_started(const Step& step) {
  return step.guard.has_value() && !step.preview;
}

std::map<StackName, History> histories_of(const std::vector<Step>& steps) {
  std::map<StackName, History> histories;
  for (const Step& step : steps) {
    History& history = histories[step.stack];
    history.attempts = std::max(history.attempts, step.attempt);
    if (has_started(step) && step.action == StepAction::apply) {
      history.before = history.touched ? history.before : step.before;
      history.touched = true;
    } else if (step.action != StepAction::apply) {
      history.undone = step.state == StepState::completed || step.state == StepState::skipped;
    }
  }
  return histories;
}

PlannedStack undo_of(const RunId& run, const StackName& stack, const History& history) {
  PlannedStack planned;
  planned.name = stack;
  planned.first_attempt = history.attempts + 1;
  planned.action = history.before.existed ? StepAction::restore : StepAction::remove;
  planned.reason =
      fmt::format("run {} has {} it", run, history.before.existed ? "changed" : "made");
  planned.snapshot = history.before.snapshot;
  planned.restored_run = history.before.run;
  return planned;
}

// A graph of these stacks in which each waits for those that depend on it. The first stacks come
// first where nothing else decides.
Result<planner::Graph> dependents_first(const std::vector<PlannedStack>& stacks,
                                        const planner::Graph& graph) {
  std::set<StackName> planned;
  for (const PlannedStack& stack : stacks) {
    planned.insert(stack.name);
  }
  std::vector<planner::Node> nodes;
  int priority = 0;
  for (const PlannedStack& stack : stacks) {
    planner::Node node{stack.name, ++priority, {}};
    for (const planner::NodeIndex dependent : graph.dependents(*graph.find(stack.name))) {
      if (planned.contains(graph.name(dependent))) {
        node.dependencies.push_back(graph.name(dependent));
      }
    }
    nodes.push_back(std::move(node));
  }
  return planner::Graph::build(std::move(nodes), "rollback");
}

bool loses_data(const RunEvent& event) {
  const std::string operation = event.data.text("operation");
  return event.type == "resource.completed" &&
         (operation == "delete" || operation == "delete-replaced") &&
         holds_data(event.data.text("resourceType"));
}

} // namespace

Result<RollbackPlan> plan_rollback(RunStore& store, StackStates& states, const Run& run,
                                   const PulumiProject& project, const planner::Graph& graph) {
  CLOUD_TRY(const std::vector<Step> steps, store.steps(run.id));
  RollbackPlan plan;
  std::map<StackName, PlannedStack> planned;
  for (const auto& [stack, history] : histories_of(steps)) {
    if (!history.touched || history.undone) {
      continue;
    }
    PlannedStack undo = undo_of(run.id, stack, history);
    CLOUD_TRY(const StateSummary state,
              states.state(project, pulumi_stack_name(run.deployment, stack, run.environment)));
    if (undo.action == StepAction::remove && state.resources == 0 &&
        state.pending_operations == 0) {
      continue; // it failed before it had made anything
    }
    if (std::string why = obstacle(undo, state); !why.empty()) {
      plan.left[stack] = std::move(why);
    } else {
      undo.resources = state.resources;
      planned[stack] = std::move(undo);
    }
  }
  keep_what_is_needed(graph, planned, plan.left);

  std::vector<planner::NodeIndex> order = planner::topological_order(graph);
  std::reverse(order.begin(), order.end());
  for (const planner::NodeIndex node : order) {
    if (const auto found = planned.find(graph.name(node)); found != planned.end()) {
      plan.stacks.push_back(std::move(found->second));
    }
  }
  CLOUD_TRY(plan.graph, dependents_first(plan.stacks, graph));
  CLOUD_CHECK(for_each_event(store, run.id, [&plan](const RunEvent& event) {
    if (loses_data(event)) {
      plan.lost.push_back({event.stack, event.data.text("urn")});
    }
  }));
  return plan;
}

} // namespace cloud::orchestrator
