#include "store/sqlite/rows.hpp"

#include "store/sqlite/json_columns.hpp"
#include "store/sqlite/sqlite_error.hpp"

namespace cloud::store {
namespace {

// The value, or the error about the column that holds something else.
template <class T>
Result<T> expect(std::optional<T> value, const Database& database, const char* column) {
  if (!value) {
    return fail(damaged(database, column));
  }
  return *std::move(value);
}

std::optional<TimePoint> optional_time(Columns& columns) {
  const std::optional<std::int64_t> milliseconds = columns.optional_integer();
  return milliseconds ? std::optional(time_from_column(*milliseconds)) : std::nullopt;
}

ProcessIdentity read_identity(Columns& columns) {
  ProcessIdentity identity;
  identity.pid = static_cast<int>(columns.integer());
  identity.start_time = static_cast<std::uint64_t>(columns.integer());
  identity.boot_id = columns.text();
  return identity;
}

std::optional<FreedLock> read_freed_lock(Columns& columns) {
  FreedLock freed;
  const std::optional<TimePoint> at = optional_time(columns);
  freed.user = columns.text();
  freed.host = columns.text();
  freed.reason = columns.text();
  freed.at = at.value_or(TimePoint{});
  return at ? std::optional(std::move(freed)) : std::nullopt;
}

} // namespace

Result<StepKey> read_key(const Database& database, Columns& columns) {
  StepKey key;
  key.code = columns.text();
  CLOUD_TRY(key.config, expect(value_from_column(columns.text()), database, "key_config"));
  key.toolchain = columns.text();
  key.target = columns.text();
  CLOUD_TRY(key.consumed, expect(value_from_column(columns.text()), database, "key_consumed"));
  return key;
}

Result<Run> read_run(const Database& database, Columns& columns) {
  Run run;
  run.id = RunId(columns.text());
  run.deployment = DeploymentId(columns.text());
  run.environment = EnvironmentName(columns.text());
  CLOUD_TRY(run.operation, expect(operation_from(columns.text()), database, "operation"));
  CLOUD_TRY(run.state, expect(run_state_from(columns.text()), database, "state"));
  run.user = columns.text();
  run.host = columns.text();
  run.owner = read_identity(columns);
  run.started_at = time_from_column(columns.integer());
  run.finished_at = optional_time(columns);
  run.freed_lock = read_freed_lock(columns);
  return run;
}

Result<Step> read_step(const Database& database, Columns& columns) {
  Step step;
  step.run = RunId(columns.text());
  step.stack = StackName(columns.text());
  step.attempt = static_cast<int>(columns.integer());
  CLOUD_TRY(step.state, expect(step_state_from(columns.text()), database, "state"));
  CLOUD_TRY(step.action, expect(step_action_from(columns.text()), database, "action"));
  step.preview = columns.integer() != 0;
  CLOUD_TRY(step.key, read_key(database, columns));
  step.snapshot = SnapshotId(columns.text());
  step.before.existed = columns.integer() != 0;
  step.before.snapshot = SnapshotId(columns.text());
  step.before.run = RunId(columns.text());
  step.workspace = columns.text();
  step.undo_point = columns.text();
  const ProcessIdentity guard = read_identity(columns);
  if (guard != ProcessIdentity{}) {
    step.guard = guard;
  }
  step.blocked_by = columns.text();
  if (const std::optional<std::string> failure = columns.optional_text()) {
    CLOUD_TRY(step.failure, expect(failure_from_column(*failure), database, "failure"));
  }
  CLOUD_TRY(step.changes, expect(changes_from_column(columns.text()), database, "changes"));
  step.started_at = optional_time(columns);
  step.finished_at = optional_time(columns);
  return step;
}

Result<RunEvent> read_event(const Database& database, Columns& columns) {
  RunEvent event;
  event.sequence = columns.integer();
  event.type = columns.text();
  event.time = time_from_column(columns.integer());
  event.run = RunId(columns.text());
  event.deployment = DeploymentId(columns.text());
  event.environment = EnvironmentName(columns.text());
  event.stack = StackName(columns.text());
  CLOUD_TRY(event.data, expect(value_from_column(columns.text()), database, "data"));
  return event;
}

Result<DeployedStack> read_deployed(const Database& database, Columns& columns) {
  DeployedStack stack;
  stack.stack = StackName(columns.text());
  stack.run = RunId(columns.text());
  CLOUD_TRY(stack.last_result, expect(step_state_from(columns.text()), database, "last_result"));
  CLOUD_TRY(stack.key, read_key(database, columns));
  stack.state_identity = columns.text();
  CLOUD_TRY(stack.unproven, expect(texts_from_column(columns.text()), database, "unproven"));
  stack.snapshot = SnapshotId(columns.text());
  stack.resources = static_cast<int>(columns.integer());
  CLOUD_TRY(stack.outputs, expect(value_from_column(columns.text()), database, "outputs"));
  stack.deployed_at = time_from_column(columns.integer());
  stack.duration = std::chrono::milliseconds(columns.integer());
  stack.version = columns.optional_integer();
  return stack;
}

Result<Version> read_version(const Database& database, Columns& columns) {
  Version version;
  version.number = columns.integer();
  version.run = RunId(columns.text());
  version.created_at = time_from_column(columns.integer());
  CLOUD_TRY(version.content,
            expect(version_content_from_column(columns.text()), database, "content"));
  return version;
}

} // namespace cloud::store
