#pragma once

#include "planner/graph.hpp"

#include <vector>

namespace cloud::planner {

// Which stacks of an environment a run is about. Nothing given means all of them; what is given
// together is what all of it allows.
struct StackSelection {
  std::vector<StackName> only;
  std::vector<StackName> from; // these, and what depends on them
  std::vector<StackName> to;   // these, and what they depend on

  [[nodiscard]] bool everything() const { return only.empty() && from.empty() && to.empty(); }
};

// The selected stacks, in the order of the graph. Expects stacks of the graph. Linear in the graph.
[[nodiscard]] std::vector<StackName> selected(const Graph& graph, const StackSelection& selection);

} // namespace cloud::planner
