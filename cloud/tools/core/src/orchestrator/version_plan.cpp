#include "orchestrator/version_plan.hpp"

#include "orchestrator/rollback_obstacles.hpp"
#include "planner/cycles.hpp"
#include "planner/layers.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace cloud::orchestrator {
namespace {

using Planned = std::map<StackName, PlannedStack>;

struct Situation {
  Planned planned;
  std::map<StackName, std::string> left;
  std::vector<LostResource> lost;
  bool makes_again = false; // something of the version is not there any more
};

Result<void> plan_removal(StackStates& states, const StackPlace& place, const StackName& stack,
                          Situation& situation) {
  CLOUD_TRY(const StateSummary state, states.state(place.project, place.pulumi_stack(stack)));
  if (state.is_empty()) {
    return {};
  }
  PlannedStack planned;
  planned.name = stack;
  planned.action = StepAction::remove;
  planned.reason = "not in that version";
  planned.resources = state.resources;
  if (std::string why = obstacle(planned, state); !why.empty()) {
    situation.left[stack] = std::move(why);
    return {};
  }
  for (const std::string& urn : state.data_stores) {
    situation.lost.push_back({stack, urn});
  }
  situation.planned[stack] = std::move(planned);
  return {};
}

Result<void> plan_restore(StackStates& states, const StackPlace& place, const StackName& stack,
                          const SnapshotId& snapshot, const DeployedStack* deployed,
                          Situation& situation) {
  CLOUD_TRY(const StateSummary state, states.state(place.project, place.pulumi_stack(stack)));
  const bool unchanged = deployed != nullptr && deployed->snapshot == snapshot &&
                         deployed->last_result == StepState::completed &&
                         deployed->state_identity == state.identity;
  if (unchanged) {
    return {};
  }
  PlannedStack planned;
  planned.name = stack;
  planned.action = StepAction::restore;
  planned.reason = "as in that version";
  planned.snapshot = snapshot;
  planned.resources = state.resources;
  if (std::string why = obstacle(planned, state); !why.empty()) {
    situation.left[stack] = std::move(why);
    return {};
  }
  situation.makes_again = situation.makes_again || state.is_empty();
  situation.planned[stack] = std::move(planned);
  return {};
}

Result<Situation> compare(StackStates& states, const StackPlace& place,
                          const VersionContent& version,
                          const std::vector<DeployedStack>& deployed) {
  Situation situation;
  std::map<StackName, const DeployedStack*> now;
  for (const DeployedStack& stack : deployed) {
    now[stack.stack] = &stack;
    if (!version.stacks.contains(stack.stack)) {
      CLOUD_CHECK(plan_removal(states, place, stack.stack, situation));
    }
  }
  for (const auto& [stack, snapshot] : version.stacks) {
    const auto found = now.find(stack);
    CLOUD_CHECK(plan_restore(states, place, stack, snapshot,
                             found == now.end() ? nullptr : found->second, situation));
  }
  return situation;
}

// Which planned stacks each of them waits for.
using Waits = std::map<StackName, std::set<StackName>>;

template <class Visit>
void for_each_edge(const planner::Graph& graph, const Planned& planned, Visit visit) {
  for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
    for (const planner::NodeIndex dependency : graph.dependencies(node)) {
      if (planned.contains(graph.name(node)) && planned.contains(graph.name(dependency))) {
        visit(graph.name(node), graph.name(dependency));
      }
    }
  }
}

Waits waits_for(const Situation& situation, const VersionGraphs& graphs) {
  Waits waits;
  const auto removed = [&situation](const StackName& stack) {
    return situation.planned.at(stack).action == StepAction::remove;
  };
  const auto dependents_first = [&waits](const StackName& stack, const StackName& dependency) {
    waits[dependency].insert(stack);
  };
  if (!situation.makes_again) {
    for_each_edge(graphs.then, situation.planned, dependents_first);
    for_each_edge(graphs.now, situation.planned, dependents_first);
    return waits;
  }
  for_each_edge(graphs.then, situation.planned,
                [&waits](const StackName& stack, const StackName& dependency) {
                  waits[stack].insert(dependency);
                });
  for_each_edge(graphs.now, situation.planned,
                [&](const StackName& stack, const StackName& dependency) {
                  if (removed(dependency)) {
                    dependents_first(stack, dependency);
                  }
                });
  return waits;
}

int priority_of(const VersionGraphs& graphs, const StackName& stack) {
  for (const planner::Graph* graph : {&graphs.now, &graphs.then}) {
    if (const auto node = graph->find(stack)) {
      return graph->priority(*node);
    }
  }
  return 100;
}

} // namespace

Result<RollbackPlan> plan_return(StackStates& states, const StackPlace& place,
                                 const VersionContent& version,
                                 const std::vector<DeployedStack>& deployed,
                                 const VersionGraphs& graphs) {
  CLOUD_TRY(Situation situation, compare(states, place, version, deployed));
  keep_what_is_needed(graphs.now, situation.planned, situation.left);
  const Waits waits = waits_for(situation, graphs);
  std::vector<planner::Node> nodes;
  for (auto& [stack, planned] : situation.planned) {
    planned.fresh_values = situation.makes_again;
    const auto found = waits.find(stack);
    nodes.push_back({stack, priority_of(graphs, stack),
                     found == waits.end()
                         ? std::vector<StackName>()
                         : std::vector<StackName>(found->second.begin(), found->second.end())});
  }
  RollbackPlan plan;
  CLOUD_TRY(plan.graph, planner::Graph::build(std::move(nodes), "version"));
  if (auto acyclic = planner::check_acyclic(plan.graph, "version"); !acyclic) {
    return fail(Error{ErrorCode::conflict,
                      "the stacks depend on each other in another direction than in that version",
                      acyclic.error().context, "set the manifest back as it was then and deploy"});
  }
  for (const planner::NodeIndex node : planner::topological_order(plan.graph)) {
    plan.stacks.push_back(std::move(situation.planned.at(plan.graph.name(node))));
  }
  plan.left = std::move(situation.left);
  plan.lost = std::move(situation.lost);
  return plan;
}

} // namespace cloud::orchestrator
