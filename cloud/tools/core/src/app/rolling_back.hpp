#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "app/running.hpp"
#include "orchestrator/rollback_plan.hpp"
#include "util/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace cloud::app {

// What `cloud rollback` would do.
struct PlannedRollback {
  LoadedDeployment deployment;
  EnvironmentSettings environment;
  std::optional<Run> undone;           // the run whose changes are undone,
  std::optional<std::int64_t> version; // or the version to go back to
  std::string manifest;                // its text
  orchestrator::RollbackPlan plan;
};

// Plans to undo what the last deploy of the environment has changed, or to go back to a version.
// What a dead orchestrator left is settled first. Errors: not_found (no such version), conflict
// (the last run needs no undoing; nothing is kept of the version).
[[nodiscard]] Result<PlannedRollback> plan_rollback(App& app, const RunOptions& options);

} // namespace cloud::app
