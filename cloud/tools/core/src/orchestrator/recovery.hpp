#pragma once

#include "model/run.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"
#include "ports/run_store.hpp"
#include "ports/stack_states.hpp"
#include "ports/step_archive.hpp"

#include <functional>
#include <string>
#include <vector>

namespace cloud::orchestrator {

class Journal;

// Brings the store to the truth after an orchestrator died: `kill -9` of `cloud` leaves guards that
// finish their Pulumi by themselves and write down how it ended.
class Recovery {
public:
  using IsAlive = std::function<bool(const ProcessIdentity&)>;

  Recovery(RunStore& store, StackStates& states, StepArchive& archive, EventSink& sink,
           const Clock& clock, IsAlive is_alive)
      : store_(store), states_(states), archive_(archive), sink_(sink), clock_(clock),
        is_alive_(std::move(is_alive)) {}

  // Settles every run of the environment whose orchestrator and guards are all proven dead, and
  // marks it as interrupted. Returns the runs that still go on: with a living orchestrator, or left
  // to guards whose Pulumi has not ended yet.
  [[nodiscard]] Result<std::vector<Run>> settle(const DeploymentId& deployment,
                                                const EnvironmentName& environment,
                                                const PulumiProject& project);

  // True when neither the orchestrator nor any guard of this run lives: its lock may be taken.
  [[nodiscard]] bool is_abandoned(const Run& run);

private:
  [[nodiscard]] Result<void> settle_run(const Run& run, const PulumiProject& project);
  void settle_step(const PulumiProject& project, Step& step, Journal& journal,
                   Settlement& settlement);
  void note_unknown_reads(const Step& step, DeployedStack& deployed);
  void find_result(Step& step);
  // The stacks that the run had planned and never begun, as steps that were cancelled.
  [[nodiscard]] std::vector<Step> never_started(const Run& run, const std::vector<Step>& steps,
                                                const std::vector<RunEvent>& events);

  RunStore& store_;
  StackStates& states_;
  StepArchive& archive_;
  EventSink& sink_;
  const Clock& clock_;
  IsAlive is_alive_;
};

} // namespace cloud::orchestrator
