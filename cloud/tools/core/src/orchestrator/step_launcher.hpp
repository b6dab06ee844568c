#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_preparation.hpp"
#include "ports/engine.hpp"
#include "ports/snapshots.hpp"

namespace cloud::orchestrator {

// Starts one attempt of one stack in the order that survives a kill between any two lines:
// snapshot → intent → workspace → undo point → spawn (held) → guard identity → release.
class StepLauncher {
public:
  StepLauncher(const RunRequest& request, Engine& engine, Snapshots& snapshots, Journal& journal,
               const Clock& clock)
      : request_(request), engine_(engine), snapshots_(snapshots), journal_(journal),
        clock_(clock) {}

  // On success Pulumi is starting and `step` says so in the store: a preview where `step.preview`
  // says it, else what the run does. On an error nothing was started; `step` is as far as it got
  // and the caller records the failure.
  [[nodiscard]] Result<void> launch(Step& step, PreparedStep prepared);

private:
  [[nodiscard]] StepRequest request_for(const Step& step, Value config) const;

  const RunRequest& request_;
  Engine& engine_;
  Snapshots& snapshots_;
  Journal& journal_;
  const Clock& clock_;
};

} // namespace cloud::orchestrator
