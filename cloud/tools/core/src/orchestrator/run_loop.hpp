#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_progress.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/run_services.hpp"
#include "orchestrator/step_decider.hpp"
#include "orchestrator/step_launcher.hpp"
#include "orchestrator/step_ledger.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/scheduler.hpp"

#include <map>
#include <optional>

namespace cloud::orchestrator {

// Carries out the steps of a plan: starts what the scheduler lets go, within the slots, listens to
// the engine, and settles every step. It owns no thread: everything happens in `run`, between two
// waits.
class RunLoop {
public:
  // Everything it is given outlives it. The engine is open before `run`.
  RunLoop(const RunRequest& request, const planner::Graph& graph, RunServices& services,
          Journal& journal, RunOutcome& outcome);

  // Returns when every step has settled. An Error means that the store failed, so that the outcome
  // is not durable; the guards have then been asked to stop.
  [[nodiscard]] Result<void> run();

  // Looks whether somebody has taken the lock away: then nothing more is started, and what runs is
  // left to finish.
  void heed_freed_lock();

  // Instead of `run`: nothing is started.
  void cancel_all();

private:
  struct ActiveStep {
    Attempt attempt;
    std::chrono::milliseconds deadline{0};             // steady clock
    std::optional<std::chrono::milliseconds> retry_at; // waiting for its next attempt
    bool timed_out = false;
    bool decided = false;  // it runs, whatever it starts from
    bool in_doubt = false; // whether it runs at all is for a preview to say
  };

  void start_ready_steps();
  void start(ActiveStep& active);
  [[nodiscard]] Result<DecidedStep> decide(const StackName& stack);
  void conclude_preview(ActiveStep& active, ResourceChanges changes);
  [[nodiscard]] std::optional<Failure> objection_to(const Step& step);
  void start_retries();
  void heed_interrupts();
  void heed_deadlines();
  void cancel();
  void drop_retries();
  void stop_all(StopLevel level);
  void handle(const EngineEvent& event);
  void settle(const StackName& stack, StepResult result);
  void fail_step(ActiveStep& active, Failure failure, ResourceChanges changes);
  [[nodiscard]] Attempt take(ActiveStep& active);
  [[nodiscard]] std::chrono::milliseconds wait_time() const;
  [[nodiscard]] std::chrono::milliseconds deadline_for(const StackName& stack) const;

  const RunRequest& request_;
  RunServices& services_;
  Journal& journal_;
  RunOutcome& outcome_;
  planner::Scheduler scheduler_;
  StepPreparation preparation_;
  std::optional<StepDecider> decider_; // once it is known what is deployed
  StepLauncher launcher_;
  StepLedger ledger_;
  RunProgress progress_;
  std::map<StackName, PlannedStack> planned_;
  std::map<StackName, ActiveStep> active_;
  int interrupts_heeded_ = 0;
  bool cancelling_ = false;
};

} // namespace cloud::orchestrator
