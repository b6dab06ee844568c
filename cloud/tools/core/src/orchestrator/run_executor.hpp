#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_loop.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/run_services.hpp"
#include "planner/graph.hpp"

namespace cloud::orchestrator {

// Carries out one run whose lock is already held: its steps, their undoing where they failed and
// the policy wants it, and the record of how it ended.
class RunExecutor {
public:
  RunExecutor(RunRequest request, const planner::Graph& graph, RunServices services);

  // Returns when every step has settled and the run is recorded as finished. An Error means that
  // the store failed, so that the outcome is not durable; the guards have then been asked to stop.
  [[nodiscard]] Result<RunOutcome> run();

private:
  void announce();
  [[nodiscard]] Result<RunOutcome> refuse(const Error& error);
  [[nodiscard]] Result<void> roll_back();
  [[nodiscard]] Result<void> undo(const RollbackPlan& plan);
  [[nodiscard]] Result<RunOutcome> conclude();
  [[nodiscard]] Result<void> add_version();

  RunRequest request_;
  planner::Graph graph_;
  RunServices services_;
  Journal journal_;
  RunOutcome outcome_;
  RunLoop loop_;
};

} // namespace cloud::orchestrator
