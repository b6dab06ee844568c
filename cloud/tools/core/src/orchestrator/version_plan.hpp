#pragma once

#include "model/run.hpp"
#include "orchestrator/rollback_plan.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/graph.hpp"
#include "ports/stack_states.hpp"
#include "util/result.hpp"

#include <vector>

namespace cloud::orchestrator {

// What each stack depends on, in the version and now; stacks that are in one only are in that
// graph only.
struct VersionGraphs {
  planner::Graph then;
  planner::Graph now;
};

// Plans to bring an environment back to a version: stacks that are not in it are removed, others
// are restored from its snapshots, and those that still are as they were then are left out.
// `deployed` is what is there now.
//
// Where nothing has to be made again, dependents come first, with the values of that time: they let
// go of what the stacks they stand on are about to lose. Else the order is that of a deploy, with
// values of now, because what is made again gets other ids; what is not in the version is removed
// last. Errors: conflict when the dependencies of then and now contradict each other.
[[nodiscard]] Result<RollbackPlan> plan_return(StackStates& states, const StackPlace& place,
                                               const VersionContent& version,
                                               const std::vector<DeployedStack>& deployed,
                                               const VersionGraphs& graphs);

} // namespace cloud::orchestrator
