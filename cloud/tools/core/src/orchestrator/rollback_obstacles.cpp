#include "orchestrator/rollback_obstacles.hpp"

#include "planner/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cloud::orchestrator {

std::string obstacle(const PlannedStack& planned, const StateSummary& state) {
  if (state.pending_operations > 0) {
    return fmt::format("{} of its operations {} cut off, and nobody knows what came of {}",
                       state.pending_operations, state.pending_operations == 1 ? "was" : "were",
                       state.pending_operations == 1 ? "it" : "them");
  }
  if (planned.action == StepAction::restore && planned.snapshot.empty()) {
    return "nothing is known of how it was before";
  }
  if (planned.action == StepAction::remove && !state.protected_resources.empty()) {
    return fmt::format("{} of its resources {} protected against deletion",
                       state.protected_resources.size(),
                       state.protected_resources.size() == 1 ? "is" : "are");
  }
  return {};
}

void keep_what_is_needed(const planner::Graph& graph, std::map<StackName, PlannedStack>& planned,
                         std::map<StackName, std::string>& left) {
  std::vector<planner::NodeIndex> order = planner::topological_order(graph);
  std::reverse(order.begin(), order.end()); // dependents first
  for (const planner::NodeIndex node : order) {
    const auto found = planned.find(graph.name(node));
    if (found == planned.end() || found->second.action != StepAction::remove) {
      continue;
    }
    for (const planner::NodeIndex dependent : graph.dependents(node)) {
      if (left.contains(graph.name(dependent))) {
        left[graph.name(node)] = fmt::format("{} stays and needs it", graph.name(dependent));
        planned.erase(found);
        break;
      }
    }
  }
}

} // namespace cloud::orchestrator
