#pragma once

#include "app/app.hpp"
#include "app/signal_interrupts.hpp"
#include "orchestrator/rollback_plan.hpp"
#include "orchestrator/run_request.hpp"
#include "planner/approval.hpp"
#include "planner/selection.hpp"
#include "ports/event_sink.hpp"
#include "util/result.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace cloud::app {

struct RunOptions {
  std::string deployment; // id as typed
  EnvironmentName environment;
  Operation operation = Operation::deploy; // deploy, destroy or rollback
  planner::StackSelection selection;       // deploy-stack, destroy-stack: one stack
  std::optional<RollbackPolicy> rollback;  // of a failed deploy; else what the manifest says
  std::optional<std::int64_t> to_version;  // of a rollback; else what the last run has changed
  bool layer_barriers = false; // a stack waits for every stack of the layers before its own
  bool fail_fast = false;
  std::string skip_promotion; // why the promotion check does not count; empty: it does
  planner::SkipPolicy policy = planner::SkipPolicy::when_proven;
  std::optional<planner::Approval> approval; // of a deploy: the changes that were agreed to
};

// Who listens to a run, and how it is stopped.
struct RunListeners {
  EventSink& events;
  SignalInterrupts& interrupts;
  std::function<bool(const orchestrator::RollbackPlan&)> agrees_to_rollback;
};

// Deploys or destroys an environment, or one stack of it. What a dead orchestrator left is settled
// first. Errors are what keeps the run from starting, or from being recorded: unknown names,
// invalid manifests, a lock that somebody holds for longer than `lockTimeout` (`locked`), a wait
// that was broken off (`cancelled`), a missing toolchain, a full disk. What
// goes wrong inside the run is in its outcome.
[[nodiscard]] Result<orchestrator::RunOutcome> run(App& app, const RunOptions& options,
                                                   const RunListeners& listeners);

} // namespace cloud::app
