#pragma once

#include "planner/graph.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cloud::planner {

// The stacks of one cycle in the order of their dependencies, each once; the last depends on the
// first, which is the one with the lowest index.
using Cycle = std::vector<StackName>;

inline constexpr size_t k_reported_cycles = 20;

// The elementary cycles of a graph, shortest first; none for a graph that can be executed. Lists
// all of them up to `limit`. A graph can have more than anybody wants to read; then the list holds
// at least one for every group of stacks that depend on each other, and prefers short cycles and
// stacks not named yet. Linear in the size of the graph for each cycle listed.
[[nodiscard]] std::vector<Cycle> find_cycles(const Graph& graph, size_t limit = k_reported_cycles);

// "a → b → a"
[[nodiscard]] std::string describe(const Cycle& cycle);

// Error: invalid_input that names every cycle found; `source` is the file they are blamed on.
[[nodiscard]] Result<void> check_acyclic(const Graph& graph, std::string_view source);

} // namespace cloud::planner
