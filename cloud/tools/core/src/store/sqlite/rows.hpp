#pragma once

#include "model/run.hpp"
#include "model/run_event.hpp"
#include "store/sqlite/statement.hpp"

#include <chrono>

namespace cloud::store {

// Rows as values of the model. Each reader states the columns it expects, in order; the errors are
// those of a damaged file (a word or a JSON text that this program never wrote).

inline constexpr const char* k_run_columns =
    "runs.id, runs.deployment, runs.environment, runs.operation, runs.state, runs.user, runs.host, "
    "runs.owner_pid, runs.owner_start_time, runs.owner_boot_id, runs.started_at, runs.finished_at, "
    "runs.lock_freed_at, runs.lock_freed_by, runs.lock_freed_on, runs.lock_freed_why";
[[nodiscard]] Result<Run> read_run(const Database& database, Columns& columns);

// The columns of a key: code, config, toolchain, target, consumed.
[[nodiscard]] Result<StepKey> read_key(const Database& database, Columns& columns);

inline constexpr const char* k_step_columns =
    "runs.id, steps.stack, steps.attempt, steps.state, steps.action, steps.preview, "
    "steps.key_code, "
    "steps.key_config, "
    "steps.key_toolchain, steps.key_target, steps.key_consumed, steps.snapshot, "
    "steps.before_existed, steps.before_snapshot, steps.before_run, steps.workspace, "
    "steps.undo_point, "
    "steps.guard_pid, steps.guard_start_time, steps.guard_boot_id, steps.blocked_by, "
    "steps.failure, steps.changes, steps.started_at, steps.finished_at";
[[nodiscard]] Result<Step> read_step(const Database& database, Columns& columns);

inline constexpr const char* k_event_columns =
    "events.sequence, events.type, events.time, runs.id, runs.deployment, runs.environment, "
    "events.stack, events.data";
[[nodiscard]] Result<RunEvent> read_event(const Database& database, Columns& columns);

inline constexpr const char* k_deployed_columns =
    "deployed_stacks.stack, runs.id, deployed_stacks.last_result, deployed_stacks.key_code, "
    "deployed_stacks.key_config, deployed_stacks.key_toolchain, deployed_stacks.key_target, "
    "deployed_stacks.key_consumed, deployed_stacks.state_identity, deployed_stacks.unproven, "
    "deployed_stacks.snapshot, "
    "deployed_stacks.resources, deployed_stacks.outputs, deployed_stacks.deployed_at, "
    "deployed_stacks.duration, "
    "versions.number";
[[nodiscard]] Result<DeployedStack> read_deployed(const Database& database, Columns& columns);

inline constexpr const char* k_version_columns =
    "versions.number, runs.id, versions.created_at, versions.content";
[[nodiscard]] Result<Version> read_version(const Database& database, Columns& columns);

[[nodiscard]] inline std::int64_t to_column(TimePoint time) {
  return time.time_since_epoch().count();
}
[[nodiscard]] inline std::optional<std::int64_t> to_column(const std::optional<TimePoint>& time) {
  return time ? std::optional(to_column(*time)) : std::nullopt;
}
[[nodiscard]] inline TimePoint time_from_column(std::int64_t milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}

} // namespace cloud::store
