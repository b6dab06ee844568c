#include "planner/selection.hpp"

#include <algorithm>
#include <span>

namespace cloud::planner {
namespace {

// Which nodes can be reached from these stacks along `next`, themselves included.
template <class Next>
std::vector<bool> reached(const Graph& graph, std::span<const StackName> begin, Next next) {
  std::vector<bool> seen(graph.size(), false);
  std::vector<NodeIndex> to_visit;
  const auto visit = [&](NodeIndex node) {
    if (!seen[node]) {
      seen[node] = true;
      to_visit.push_back(node);
    }
  };
  for (const StackName& name : begin) {
    visit(*graph.find(name));
  }
  while (!to_visit.empty()) {
    const NodeIndex node = to_visit.back();
    to_visit.pop_back();
    for (const NodeIndex neighbour : next(node)) {
      visit(neighbour);
    }
  }
  return seen;
}

} // namespace

std::vector<StackName> selected(const Graph& graph, const StackSelection& selection) {
  const auto below =
      reached(graph, selection.from, [&graph](NodeIndex node) { return graph.dependents(node); });
  const auto above =
      reached(graph, selection.to, [&graph](NodeIndex node) { return graph.dependencies(node); });
  std::vector<StackName> names;
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    const StackName& name = graph.name(node);
    const bool wanted =
        selection.only.empty() ||
        std::find(selection.only.begin(), selection.only.end(), name) != selection.only.end();
    if (wanted && (selection.from.empty() || below[node]) &&
        (selection.to.empty() || above[node])) {
      names.push_back(name);
    }
  }
  return names;
}

} // namespace cloud::planner
