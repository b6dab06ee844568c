#pragma once

#include "planner/graph.hpp"

#include <span>
#include <vector>

namespace cloud::planner {

using CyclePath = std::vector<NodeIndex>;

// A shortest cycle through `node`, starting there. Expects `node` to be on a cycle.
[[nodiscard]] CyclePath shortest_cycle(const Graph& graph, NodeIndex node);

// Up to `limit` elementary cycles through the first of `component`, staying inside the component,
// which is one of `cyclic_components`: at least one, all of them if there are no more than `limit`.
[[nodiscard]] std::vector<CyclePath>
cycles_through_first(const Graph& graph, std::span<const NodeIndex> component, size_t limit);

} // namespace cloud::planner
