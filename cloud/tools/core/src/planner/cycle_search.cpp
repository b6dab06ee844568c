#include "planner/cycle_search.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace cloud::planner {
namespace {

// Johnson's algorithm for one root: a node from which the root cannot be reached without crossing
// the current path stays blocked until that path gives way, so that no dead end is walked twice.
class RootedSearch {
public:
  RootedSearch(const Graph& graph, std::span<const NodeIndex> component, size_t limit)
      : graph_(graph), root_(component.front()), limit_(limit), inside_(graph.size()),
        blocked_(graph.size()), waiting_(graph.size()) {
    for (const NodeIndex node : component) {
      inside_[node] = true;
    }
    search();
  }

  std::vector<CyclePath> take() { return std::move(cycles_); }

private:
  struct Frame {
    NodeIndex node;
    size_t next = 0; // position among the node's dependencies
    bool closed_a_cycle = false;
  };

  void enter(NodeIndex node) {
    blocked_[node] = true;
    path_.push_back(node);
    frames_.push_back({node});
  }

  void search() {
    enter(root_);
    while (!frames_.empty() && cycles_.size() < limit_) {
      Frame& frame = frames_.back();
      const auto dependencies = graph_.dependencies(frame.node);
      if (frame.next == dependencies.size()) {
        leave();
        continue;
      }
      const NodeIndex dependency = dependencies[frame.next++];
      if (dependency == root_) {
        cycles_.push_back(path_);
        frame.closed_a_cycle = true;
      } else if (inside_[dependency] && !blocked_[dependency]) {
        enter(dependency);
      }
    }
  }

  void leave() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    path_.pop_back();
    if (frame.closed_a_cycle) {
      unblock(frame.node);
      if (!frames_.empty()) {
        frames_.back().closed_a_cycle = true;
      }
      return;
    }
    for (const NodeIndex dependency : graph_.dependencies(frame.node)) {
      if (inside_[dependency]) {
        waiting_[dependency].push_back(frame.node);
      }
    }
  }

  void unblock(NodeIndex first) {
    std::vector<NodeIndex> pending{first};
    while (!pending.empty()) {
      const NodeIndex node = pending.back();
      pending.pop_back();
      if (!blocked_[node]) {
        continue;
      }
      blocked_[node] = false;
      pending.insert(pending.end(), waiting_[node].begin(), waiting_[node].end());
      waiting_[node].clear();
    }
  }

  const Graph& graph_;
  NodeIndex root_;
  size_t limit_;
  std::vector<bool> inside_;
  std::vector<bool> blocked_;
  std::vector<std::vector<NodeIndex>> waiting_; // who is unblocked together with a node
  CyclePath path_;
  std::vector<Frame> frames_;
  std::vector<CyclePath> cycles_;
};

} // namespace

CyclePath shortest_cycle(const Graph& graph, NodeIndex node) {
  constexpr NodeIndex k_unseen = std::numeric_limits<NodeIndex>::max();
  std::vector<NodeIndex> reached_from(graph.size(), k_unseen);
  std::vector<NodeIndex> queue{node};
  for (size_t head = 0; head < queue.size(); ++head) {
    const NodeIndex current = queue[head];
    for (const NodeIndex dependency : graph.dependencies(current)) {
      if (dependency == node) {
        CyclePath path;
        for (NodeIndex step = current; step != node; step = reached_from[step]) {
          path.push_back(step);
        }
        path.push_back(node);
        std::reverse(path.begin(), path.end());
        return path;
      }
      if (reached_from[dependency] == k_unseen) {
        reached_from[dependency] = current;
        queue.push_back(dependency);
      }
    }
  }
  return {};
}

std::vector<CyclePath> cycles_through_first(const Graph& graph,
                                            std::span<const NodeIndex> component, size_t limit) {
  return RootedSearch(graph, component, limit).take();
}

} // namespace cloud::planner
