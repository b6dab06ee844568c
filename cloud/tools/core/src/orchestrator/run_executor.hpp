#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_decider.hpp"
#include "orchestrator/step_inputs.hpp"
#include "orchestrator/step_launcher.hpp"
#include "orchestrator/step_ledger.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/scheduler.hpp"
#include "ports/engine.hpp"
#include "ports/interrupts.hpp"
#include "ports/programs.hpp"
#include "ports/stack_states.hpp"
#include "ports/step_archive.hpp"

#include <map>
#include <optional>

namespace cloud::orchestrator {

// What a run works with. All of it outlives the executor.
struct RunServices {
  Engine& engine;
  Programs& programs;
  StackStates& states;
  StepArchive& archive;
  RunStore& store;
  StepInputs& inputs;
  EventSink& sink;
  Interrupts& interrupts;
  const Clock& clock;
};

// Carries out one run whose lock is already held: starts what the scheduler lets go, within the
// slots, listens to the engine, and settles every step. It owns no thread: everything happens in
// `run`, between two waits.
class RunExecutor {
public:
  RunExecutor(RunRequest request, const planner::Graph& graph, RunServices services);

  // Returns when every step has settled and the run is recorded as finished. An Error means that
  // the store failed, so that the outcome is not durable; the guards have then been asked to stop.
  [[nodiscard]] Result<RunOutcome> run();

private:
  struct ActiveStep {
    Attempt attempt;
    std::chrono::milliseconds deadline{0};             // steady clock
    std::optional<std::chrono::milliseconds> retry_at; // waiting for its next attempt
    bool timed_out = false;
    bool decided = false; // it runs, whatever it starts from
  };

  void announce();
  [[nodiscard]] Result<RunOutcome> refuse(const Error& error);
  void start_ready_steps();
  void start(ActiveStep& active);
  [[nodiscard]] Result<DecidedStep> decide(const StackName& stack);
  void conclude_preview(ActiveStep& active, ResourceChanges changes);
  void start_retries();
  void heed_interrupts();
  void heed_deadlines();
  void cancel();
  void stop_all(StopLevel level);
  void handle(const EngineEvent& event);
  void settle(const StackName& stack, StepResult result);
  void fail_step(ActiveStep& active, Failure failure, ResourceChanges changes);
  [[nodiscard]] Attempt take(ActiveStep& active);
  [[nodiscard]] std::chrono::milliseconds wait_time() const;
  [[nodiscard]] std::chrono::milliseconds deadline_for(const StackName& stack) const;
  [[nodiscard]] Result<RunOutcome> conclude();

  RunRequest request_;
  RunServices services_;
  planner::Scheduler scheduler_;
  Journal journal_;
  StepPreparation preparation_;
  std::optional<StepDecider> decider_; // once it is known what is deployed
  StepLauncher launcher_;
  RunOutcome outcome_;
  StepLedger ledger_;
  std::map<StackName, PlannedStack> planned_;
  std::map<StackName, ActiveStep> active_;
  int interrupts_heeded_ = 0;
  bool cancelling_ = false;
};

} // namespace cloud::orchestrator
