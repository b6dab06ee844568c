#pragma once

#include "orchestrator/rollback_plan.hpp"
#include "orchestrator/step_inputs.hpp"
#include "ports/clock.hpp"
#include "ports/engine.hpp"
#include "ports/event_sink.hpp"
#include "ports/interrupts.hpp"
#include "ports/previews.hpp"
#include "ports/programs.hpp"
#include "ports/run_store.hpp"
#include "ports/snapshots.hpp"
#include "ports/stack_states.hpp"
#include "ports/step_archive.hpp"

#include <functional>

namespace cloud::orchestrator {

// What a run works with. All of it outlives the executor.
struct RunServices {
  Engine& engine;
  Programs& programs;
  StackStates& states;
  StepArchive& archive;
  RunStore& store;
  Snapshots& snapshots;
  StepInputs& inputs;
  Previews& previews;
  EventSink& sink;
  Interrupts& interrupts;
  const Clock& clock;
  // Asked where the policy is to ask. May wait for a person.
  std::function<bool(const RollbackPlan&)> agrees_to_rollback;
};

} // namespace cloud::orchestrator
