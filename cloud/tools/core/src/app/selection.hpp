#pragma once

#include "app/environment.hpp"
#include "model/plan.hpp"
#include "planner/graph.hpp"
#include "planner/selection.hpp"
#include "util/result.hpp"

namespace cloud::app {

// The part of an environment's graph that was selected. Errors: not_found for a stack that is not
// there, with those that are; invalid_input when nothing is left.
[[nodiscard]] Result<planner::Graph> selected_graph(const Manifest& manifest,
                                                    const planner::Graph& graph,
                                                    const planner::StackSelection& selection);

// The plan of the stacks of `graph` alone, in the layers of that graph. Expects the plan to have
// them all.
[[nodiscard]] Plan restricted(const Plan& plan, const planner::Graph& graph);

} // namespace cloud::app
