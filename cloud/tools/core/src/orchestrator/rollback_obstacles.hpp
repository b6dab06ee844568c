#pragma once

#include "model/plan.hpp"
#include "planner/graph.hpp"
#include "ports/stack_states.hpp"

#include <map>
#include <string>

namespace cloud::orchestrator {

// Why a stack cannot be taken back to what is planned, in words; empty when it can.
[[nodiscard]] std::string obstacle(const PlannedStack& planned, const StateSummary& state);

// What stays needs what it stands on: moves from `planned` to `left` each stack that would be
// removed from under one that is left. `graph` has dependencies as for a deploy.
void keep_what_is_needed(const planner::Graph& graph, std::map<StackName, PlannedStack>& planned,
                         std::map<StackName, std::string>& left);

} // namespace cloud::orchestrator
