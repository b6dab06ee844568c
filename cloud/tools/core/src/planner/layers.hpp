#pragma once

#include "planner/graph.hpp"

#include <vector>

namespace cloud::planner {

// Each stack after everything it depends on; among those that could come next, the lowest index.
// Stacks on a cycle, and those behind one, are left out.
[[nodiscard]] std::vector<NodeIndex> topological_order(const Graph& graph);

// For every stack the length of its longest chain of dependencies, from 0: its layer. Expects a
// graph without cycles.
[[nodiscard]] std::vector<size_t> layer_numbers(const Graph& graph);

// What may run together, for people: a stack is in the first layer after all of its dependencies.
// Inside a layer by priority, then name. Expects a graph without cycles.
[[nodiscard]] std::vector<std::vector<StackName>> layers(const Graph& graph);

} // namespace cloud::planner
