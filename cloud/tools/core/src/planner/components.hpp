#pragma once

#include "planner/graph.hpp"

#include <span>
#include <vector>

namespace cloud::planner {

// The groups of stacks that reach each other through dependencies, looking only at `nodes`: groups
// of two and more, and single stacks that depend on themselves. A graph without any has no cycle.
// Each group is sorted, and the groups are ordered by their first stack. Linear.
[[nodiscard]] std::vector<std::vector<NodeIndex>>
cyclic_components(const Graph& graph, std::span<const NodeIndex> nodes);

[[nodiscard]] std::vector<std::vector<NodeIndex>> cyclic_components(const Graph& graph);

} // namespace cloud::planner
