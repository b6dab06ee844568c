#include "planner/scheduler.hpp"

#include "planner/layers.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace cloud::planner {
namespace {

using std::chrono::milliseconds;

// For every stack the expected time from its start to the end of the longest chain that waits for
// it.
std::vector<milliseconds> remaining_paths(const Graph& graph, const ExpectedDurations& expected) {
  std::vector<milliseconds> remaining(graph.size());
  const std::vector<NodeIndex> order = topological_order(graph);
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    for (const NodeIndex dependent : graph.dependents(*node)) {
      remaining[*node] = std::max(remaining[*node], remaining[dependent]);
    }
    const auto own = expected.find(graph.name(*node));
    remaining[*node] += own == expected.end() ? milliseconds{0} : own->second;
  }
  return remaining;
}

} // namespace

Scheduler::Scheduler(Graph graph, const ExpectedDurations& expected, Barriers barriers)
    : graph_(std::move(graph)), rank_(graph_.size()), ranked_(graph_.size()),
      states_(graph_.size(), State::waiting), missing_(graph_.size()), layer_of_(graph_.size()) {
  const std::vector<milliseconds> remaining = remaining_paths(graph_, expected);
  std::iota(ranked_.begin(), ranked_.end(), NodeIndex{0});
  std::stable_sort(ranked_.begin(), ranked_.end(),
                   [&remaining](NodeIndex a, NodeIndex b) { return remaining[a] > remaining[b]; });
  for (size_t rank = 0; rank < ranked_.size(); ++rank) {
    rank_[ranked_[rank]] = rank;
  }

  if (barriers == Barriers::layers) {
    layer_of_ = layer_numbers(graph_);
  }
  for (const size_t layer : layer_of_) {
    unsettled_in_layer_.resize(std::max(unsettled_in_layer_.size(), layer + 1));
    ++unsettled_in_layer_[layer];
  }
  held_.resize(unsettled_in_layer_.size());
  open_layers_ = 1;
  for (NodeIndex node = 0; node < graph_.size(); ++node) {
    missing_[node] = graph_.dependencies(node).size();
    if (missing_[node] == 0) {
      release(node);
    }
  }
}

std::vector<StackName> Scheduler::ready(size_t at_most) const {
  std::vector<StackName> result;
  for (const size_t rank : ready_) {
    if (result.size() == at_most) {
      break;
    }
    result.push_back(graph_.name(ranked_[rank]));
  }
  return result;
}

void Scheduler::started(const StackName& stack) {
  const NodeIndex node = index_of(stack);
  assert(states_[node] == State::ready);
  ready_.erase(rank_[node]);
  states_[node] = State::running;
  ++running_;
}

std::vector<BlockedStack> Scheduler::finished(const StackName& stack, Outcome outcome) {
  const NodeIndex node = index_of(stack);
  assert(states_[node] == State::running);
  --running_;
  std::vector<BlockedStack> blocked;
  if (outcome == Outcome::failed || outcome == Outcome::cancelled) {
    blocked = block_dependents_of(node);
  } else {
    for (const NodeIndex dependent : graph_.dependents(node)) {
      if (--missing_[dependent] == 0 && states_[dependent] == State::waiting) {
        release(dependent);
      }
    }
  }
  settle(node);
  return blocked;
}

std::vector<StackName> Scheduler::cancel() {
  ready_.clear();
  std::vector<StackName> cancelled;
  for (NodeIndex node = 0; node < graph_.size(); ++node) {
    if (states_[node] == State::waiting || states_[node] == State::ready) {
      // Settled before `settle` can open a layer that nobody shall enter.
      states_[node] = State::settled;
      cancelled.push_back(graph_.name(node));
    }
  }
  settled_ += cancelled.size();
  held_.assign(held_.size(), {});
  return cancelled;
}

// A stack without missing dependencies becomes ready, or waits for its layer.
void Scheduler::release(NodeIndex node) {
  if (layer_of_[node] >= open_layers_) {
    held_[layer_of_[node]].push_back(node);
    return;
  }
  states_[node] = State::ready;
  ready_.insert(rank_[node]);
}

void Scheduler::settle(NodeIndex node) {
  states_[node] = State::settled;
  ++settled_;
  --unsettled_in_layer_[layer_of_[node]];
  while (open_layers_ < held_.size() && unsettled_in_layer_[open_layers_ - 1] == 0) {
    ++open_layers_;
    for (const NodeIndex held : std::exchange(held_[open_layers_ - 1], {})) {
      release(held);
    }
  }
}

std::vector<BlockedStack> Scheduler::block_dependents_of(NodeIndex culprit) {
  std::vector<NodeIndex> reached{culprit};
  for (size_t head = 0; head < reached.size(); ++head) {
    for (const NodeIndex dependent : graph_.dependents(reached[head])) {
      if (states_[dependent] == State::waiting) {
        settle(dependent);
        reached.push_back(dependent);
      }
    }
  }
  std::sort(reached.begin() + 1, reached.end());
  std::vector<BlockedStack> blocked;
  for (size_t i = 1; i < reached.size(); ++i) {
    blocked.push_back({graph_.name(reached[i]), graph_.name(culprit)});
  }
  return blocked;
}

NodeIndex Scheduler::index_of(const StackName& stack) const {
  const auto index = graph_.find(stack);
  assert(index.has_value());
  return *index;
}

} // namespace cloud::planner
