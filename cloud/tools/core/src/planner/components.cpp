#include "planner/components.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace cloud::planner {
namespace {

constexpr size_t k_outside = std::numeric_limits<size_t>::max();
constexpr size_t k_unvisited = k_outside - 1;

// Tarjan's algorithm. The call stack is a vector: a chain of dependencies may be as long as the
// graph is large.
class ComponentSearch {
public:
  ComponentSearch(const Graph& graph, std::span<const NodeIndex> nodes)
      : graph_(graph), order_(graph.size(), k_outside), low_(graph.size()),
        on_stack_(graph.size()) {
    for (const NodeIndex node : nodes) {
      order_[node] = k_unvisited;
    }
    for (const NodeIndex node : nodes) {
      if (order_[node] == k_unvisited) {
        search_from(node);
      }
    }
  }

  std::vector<std::vector<NodeIndex>> take() { return std::move(components_); }

private:
  struct Frame {
    NodeIndex node;
    size_t next = 0; // position among the node's dependencies
  };

  void enter(NodeIndex node) {
    order_[node] = low_[node] = visited_++;
    stack_.push_back(node);
    on_stack_[node] = true;
    frames_.push_back({node});
  }

  void search_from(NodeIndex root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const NodeIndex node = frame.node;
      const auto dependencies = graph_.dependencies(node);
      if (frame.next == dependencies.size()) {
        leave(node);
        continue;
      }
      const NodeIndex dependency = dependencies[frame.next++];
      if (order_[dependency] == k_unvisited) {
        enter(dependency);
      } else if (order_[dependency] != k_outside && on_stack_[dependency]) {
        low_[node] = std::min(low_[node], order_[dependency]);
      }
    }
  }

  void leave(NodeIndex node) {
    frames_.pop_back();
    if (!frames_.empty()) {
      const NodeIndex parent = frames_.back().node;
      low_[parent] = std::min(low_[parent], low_[node]);
    }
    if (low_[node] == order_[node]) {
      close_component(node);
    }
  }

  void close_component(NodeIndex root) {
    const auto start = std::find(stack_.rbegin(), stack_.rend(), root).base() - 1;
    std::vector<NodeIndex> component(start, stack_.end());
    stack_.erase(start, stack_.end());
    for (const NodeIndex node : component) {
      on_stack_[node] = false;
    }
    const auto dependencies = graph_.dependencies(root);
    if (component.size() > 1 ||
        std::binary_search(dependencies.begin(), dependencies.end(), root)) {
      std::sort(component.begin(), component.end());
      components_.push_back(std::move(component));
    }
  }

  const Graph& graph_;
  std::vector<size_t> order_; // in which nodes were first seen
  std::vector<size_t> low_;   // the earliest node reachable through the current search
  std::vector<bool> on_stack_;
  std::vector<NodeIndex> stack_; // nodes whose component is still open
  std::vector<Frame> frames_;
  std::vector<std::vector<NodeIndex>> components_;
  size_t visited_ = 0;
};

} // namespace

std::vector<std::vector<NodeIndex>> cyclic_components(const Graph& graph,
                                                      std::span<const NodeIndex> nodes) {
  auto components = ComponentSearch(graph, nodes).take();
  std::sort(components.begin(), components.end());
  return components;
}

std::vector<std::vector<NodeIndex>> cyclic_components(const Graph& graph) {
  std::vector<NodeIndex> all(graph.size());
  std::iota(all.begin(), all.end(), NodeIndex{0});
  return cyclic_components(graph, all);
}

} // namespace cloud::planner
