#pragma once

#include "app/app.hpp"
#include "app/run_preparation.hpp"
#include "app/running.hpp"
#include "model/run_event.hpp"
#include "util/result.hpp"

#include <vector>

namespace cloud::app {

// A run that is recorded and holds the lock of its environment.
struct BegunRun {
  PreparedRun prepared;
  std::vector<RunEvent> waiting; // told while it waited for the lock, and not stored yet
};

// Prepares a run and begins it, as soon as the environment is free: what it found out before it had
// to wait is found out again. What a dead orchestrator left is settled first. Errors: as of `run`.
[[nodiscard]] Result<BegunRun> begin(App& app, const RunOptions& options,
                                     const RunListeners& listeners);

} // namespace cloud::app
