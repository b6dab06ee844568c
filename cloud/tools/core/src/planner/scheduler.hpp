#pragma once

#include "planner/graph.hpp"

#include <chrono>
#include <cstddef>
#include <limits>
#include <set>
#include <unordered_map>
#include <vector>

namespace cloud::planner {

// How a started stack ended. The first two let its dependents go, the others block them.
enum class Outcome { succeeded, skipped, failed, cancelled };

// A stack that will not run, and the one that is to blame.
struct BlockedStack {
  StackName stack;
  StackName by;
  bool operator==(const BlockedStack&) const = default;
};

// What each stack is expected to take; a stack that is missing counts as nothing.
using ExpectedDurations = std::unordered_map<StackName, std::chrono::milliseconds>;

enum class Barriers {
  none,   // a stack starts when its own dependencies have settled
  layers, // and not before every stack of the lower layers has
};

// Decides what may run next. It runs nothing, waits for nothing and knows no clock: the caller asks
// `ready`, tells `started` and `finished`, and owns processes and time. For a destroy it is given
// the reversed graph. All calls together cost O((stacks + dependencies) · log stacks), as long as
// `ready` is asked for no more than can be started.
class Scheduler {
public:
  // Expects a graph without cycles.
  explicit Scheduler(Graph graph, const ExpectedDurations& expected = {},
                     Barriers barriers = Barriers::none);

  // Stacks that can start now: the longest expected remaining path first, then priority, then name.
  [[nodiscard]] std::vector<StackName>
  ready(size_t at_most = std::numeric_limits<size_t>::max()) const;

  // Expects a stack that is ready.
  void started(const StackName& stack);

  // Expects a stack that has started. Returns the stacks that this outcome blocks: the descendants
  // of a failed or cancelled stack, each reported only by the first that blocks it.
  [[nodiscard]] std::vector<BlockedStack> finished(const StackName& stack, Outcome outcome);

  // Nothing starts any more; what runs may still finish. Returns the stacks that had been waiting
  // and now count as settled.
  std::vector<StackName> cancel();

  // How many stacks run, and how many have ended, were blocked or were cancelled.
  [[nodiscard]] size_t running() const { return running_; }
  [[nodiscard]] size_t settled() const { return settled_; }
  [[nodiscard]] bool done() const { return settled_ == graph_.size(); }

private:
  enum class State { waiting, ready, running, settled };

  void release(NodeIndex node);
  void settle(NodeIndex node);
  std::vector<BlockedStack> block_dependents_of(NodeIndex culprit);
  [[nodiscard]] NodeIndex index_of(const StackName& stack) const;

  Graph graph_;
  std::vector<size_t> rank_;      // of a node: 0 is the most urgent
  std::vector<NodeIndex> ranked_; // the node of a rank
  std::vector<State> states_;
  std::vector<size_t> missing_; // dependencies that have not let go yet
  std::set<size_t> ready_;      // ranks
  std::vector<size_t> layer_of_;
  std::vector<size_t> unsettled_in_layer_;
  std::vector<std::vector<NodeIndex>> held_; // by layer: complete but for the barrier
  size_t open_layers_ = 0;                   // stacks of layers below this number may start
  size_t running_ = 0;
  size_t settled_ = 0;
};

} // namespace cloud::planner
