#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_inputs.hpp"
#include "ports/engine.hpp"
#include "ports/stack_states.hpp"

namespace cloud::orchestrator {

// Starts one attempt of one stack in the order that survives a kill between any two lines:
// intent → workspace → undo point → spawn (held) → guard identity → release.
class StepLauncher {
public:
  StepLauncher(const RunRequest& request, Engine& engine, StackStates& states, StepInputs& inputs,
               Journal& journal, const Clock& clock)
      : request_(request), engine_(engine), states_(states), inputs_(inputs), journal_(journal),
        clock_(clock) {}

  // On success Pulumi is starting and `step` says so in the store. On an error nothing was started;
  // `step` is as far as it got and the caller records the failure.
  [[nodiscard]] Result<void> launch(Step& step);

private:
  [[nodiscard]] Result<StepInput> input_for(const StackName& stack);
  [[nodiscard]] StepRequest request_for(const Step& step, Value config) const;

  const RunRequest& request_;
  Engine& engine_;
  StackStates& states_;
  StepInputs& inputs_;
  Journal& journal_;
  const Clock& clock_;
};

} // namespace cloud::orchestrator
