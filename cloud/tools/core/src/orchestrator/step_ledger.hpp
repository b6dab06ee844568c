#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/layer_progress.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/scheduler.hpp"
#include "ports/run_store.hpp"
#include "ports/stack_states.hpp"
#include "ports/step_archive.hpp"

namespace cloud::orchestrator {

// An attempt of a step that has begun.
struct Attempt {
  Step step;
  std::chrono::milliseconds began{0}; // steady clock
};

// Writes down how the steps of a run end: in the journal, together with what is left of the stack,
// and in the outcome. Tells the scheduler and the layers, and what a failure blocks in turn. That a
// write failed is the journal's to remember.
class StepLedger {
public:
  StepLedger(const RunRequest& request, planner::Scheduler& scheduler, Journal& journal,
             StackStates& states, StepPreparation& preparation, StepArchive& archive,
             RunStore& store, const Clock& clock, RunOutcome& outcome)
      : request_(request), scheduler_(scheduler), journal_(journal), states_(states),
        preparation_(preparation), archive_(archive), store_(store), clock_(clock),
        outcome_(outcome), layers_(request.plan) {}

  void begun(const StackName& stack);

  // Nothing had to be started for it.
  void skipped(Step step, const planner::Decision& decision);
  // A preview found that nothing would change: what is known of the stack holds for its state as it
  // is now. `known` is what its last step left.
  void verified(Attempt attempt, ResourceChanges changes, const DeployedStack& known);
  // A preview found changes: another attempt follows at once.
  void found_changes(Attempt attempt, ResourceChanges changes);
  void completed(Attempt attempt, ResourceChanges changes);
  void failed(Attempt attempt, ResourceChanges changes, Failure failure);
  void cancelled(Attempt attempt, ResourceChanges changes);
  // This attempt has failed, the step has not: another one follows after the delay.
  void failed_for_now(Attempt attempt, ResourceChanges changes, Failure failure,
                      std::chrono::milliseconds delay);
  // Nothing more starts: every step that has not begun is cancelled.
  void cancel_waiting();

private:
  void tell_failure(Attempt& attempt, ResourceChanges changes, Failure failure, Value retry_in);
  void end(Step& step, StepState state);
  void settle(const Step& step, planner::Outcome outcome);
  // What waits for the step goes on, or is blocked.
  void release(const Step& step, planner::Outcome outcome);
  void settle_in_layer(const StackName& stack);
  void block(const planner::BlockedStack& blocked);
  void remember_stack(const Attempt& attempt);
  void put(const DeployedStack& deployed);
  void erase(const StackName& stack);
  void note_reads(const Step& step, DeployedStack& deployed);
  void tell(const char* type, Value data, const Step& step);
  [[nodiscard]] RunId made_by(const Step& step) const;
  [[nodiscard]] Value took(const Attempt& attempt) const;

  const RunRequest& request_;
  planner::Scheduler& scheduler_;
  Journal& journal_;
  StackStates& states_;
  StepPreparation& preparation_;
  StepArchive& archive_;
  RunStore& store_;
  const Clock& clock_;
  RunOutcome& outcome_;
  LayerProgress layers_;
};

} // namespace cloud::orchestrator
