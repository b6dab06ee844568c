#include "planner/layers.hpp"

#include <algorithm>
#include <functional>
#include <queue>

namespace cloud::planner {

std::vector<NodeIndex> topological_order(const Graph& graph) {
  std::priority_queue<NodeIndex, std::vector<NodeIndex>, std::greater<>> ready;
  std::vector<size_t> missing(graph.size());
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    missing[node] = graph.dependencies(node).size();
    if (missing[node] == 0) {
      ready.push(node);
    }
  }

  std::vector<NodeIndex> order;
  order.reserve(graph.size());
  while (!ready.empty()) {
    const NodeIndex node = ready.top();
    ready.pop();
    order.push_back(node);
    for (const NodeIndex dependent : graph.dependents(node)) {
      if (--missing[dependent] == 0) {
        ready.push(dependent);
      }
    }
  }
  return order;
}

std::vector<size_t> layer_numbers(const Graph& graph) {
  std::vector<size_t> numbers(graph.size());
  for (const NodeIndex node : topological_order(graph)) {
    for (const NodeIndex dependent : graph.dependents(node)) {
      numbers[dependent] = std::max(numbers[dependent], numbers[node] + 1);
    }
  }
  return numbers;
}

std::vector<std::vector<StackName>> layers(const Graph& graph) {
  const std::vector<size_t> numbers = layer_numbers(graph);
  std::vector<std::vector<StackName>> result;
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    result.resize(std::max(result.size(), numbers[node] + 1));
    result[numbers[node]].push_back(graph.name(node));
  }
  return result;
}

} // namespace cloud::planner
