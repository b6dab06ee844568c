#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/layer_progress.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_inputs.hpp"
#include "orchestrator/step_launcher.hpp"
#include "planner/scheduler.hpp"
#include "ports/engine.hpp"
#include "ports/interrupts.hpp"
#include "ports/stack_states.hpp"

#include <map>
#include <optional>

namespace cloud::orchestrator {

// What a run works with. All of it outlives the executor.
struct RunServices {
  Engine& engine;
  StackStates& states;
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
    Step step;
    std::chrono::milliseconds started{0};              // steady clock, of this attempt
    std::chrono::milliseconds deadline{0};             // steady clock
    std::optional<std::chrono::milliseconds> retry_at; // waiting for its next attempt
    bool timed_out = false;
  };

  void announce();
  [[nodiscard]] Result<RunOutcome> refuse(const Error& error);
  void start_ready_steps();
  void start(ActiveStep& active);
  void start_retries();
  void heed_interrupts();
  void heed_deadlines();
  void stop_all(StopLevel level);
  void handle(const EngineEvent& event);
  void settle(const StackName& stack, StepResult result);
  void succeed(ActiveStep& active, const Succeeded& result);
  void fail_step(ActiveStep& active, Failure failure, ResourceChanges changes);
  void cancel_step(ActiveStep& active, ResourceChanges changes);
  void finish_step(ActiveStep& active, planner::Outcome outcome);
  void settle_in_layer(const StackName& stack);
  void block(const planner::BlockedStack& blocked);
  void cancel_waiting();
  void remember_state(const Step& step);
  [[nodiscard]] std::chrono::milliseconds wait_time() const;
  [[nodiscard]] std::chrono::milliseconds deadline_for(const StackName& stack) const;
  [[nodiscard]] Result<RunOutcome> conclude();

  RunRequest request_;
  RunServices services_;
  planner::Scheduler scheduler_;
  Journal journal_;
  StepLauncher launcher_;
  LayerProgress layers_;
  std::map<StackName, PlannedStack> planned_;
  std::map<StackName, ActiveStep> active_;
  RunOutcome outcome_;
  int interrupts_heeded_ = 0;
  bool cancelling_ = false;
};

} // namespace cloud::orchestrator
