#pragma once

#include "model/plan.hpp"
#include "model/run.hpp"
#include "planner/graph.hpp"
#include "ports/run_store.hpp"
#include "ports/stack_states.hpp"
#include "util/result.hpp"

#include <map>
#include <string>
#include <vector>

namespace cloud::orchestrator {

// A resource that a rollback makes anew, empty: what was in it is gone.
struct LostResource {
  StackName stack;
  std::string urn;
  bool operator==(const LostResource&) const = default;
};

// How what a run has changed is undone.
struct RollbackPlan {
  std::vector<PlannedStack> stacks; // removed, or restored as they were before; dependents first
  planner::Graph graph;             // the order: a stack waits for those that depend on it
  std::map<StackName, std::string> left; // changed, and cannot be taken back: why
  std::vector<LostResource> lost;        // data that the run has deleted or replaced
};

// Plans to undo what `run` has changed: stacks that it made are removed, those that it updated are
// restored from the snapshot of what they were. `graph` is that of the run, dependencies as for a
// deploy. A stack whose resources are protected stays, and so does what it stands on. What an
// earlier attempt has undone already is left out.
[[nodiscard]] Result<RollbackPlan> plan_rollback(RunStore& store, StackStates& states,
                                                 const Run& run, const PulumiProject& project,
                                                 const planner::Graph& graph);

} // namespace cloud::orchestrator
