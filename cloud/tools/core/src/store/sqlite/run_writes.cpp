#include "store/sqlite/json_columns.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/run_lock.hpp"
#include "store/sqlite/run_store.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/transaction.hpp"

#include <fmt/format.h>

namespace cloud::store {
namespace {

Result<std::int64_t> insert_run(Database& database, const Run& run) {
  CLOUD_TRY(const std::optional<std::int64_t> number,
            query_one<std::int64_t>(
                database,
                "INSERT INTO runs (id, deployment, environment, operation, state, user, host, "
                "owner_pid, owner_start_time, owner_boot_id, started_at, finished_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
                [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); },
                run.id.str(), run.deployment.str(), run.environment.str(), to_string(run.operation),
                to_string(run.state), run.user, run.host, run.owner.pid, run.owner.start_time,
                run.owner.boot_id, to_column(run.started_at), to_column(run.finished_at)));
  return *number;
}

struct RunStanding {
  std::int64_t number = 0;
  std::string state;
};

// The row number of a run that may still be written.
Result<std::int64_t> running_run(Database& database, const RunId& id) {
  CLOUD_TRY(const std::optional<RunStanding> run,
            query_one<RunStanding>(
                database, "SELECT number, state FROM runs WHERE id = ?",
                [](Columns& columns) -> Result<RunStanding> {
                  RunStanding standing;
                  standing.number = columns.integer();
                  standing.state = columns.text();
                  return standing;
                },
                id.str()));
  if (!run) {
    return fail(ErrorCode::not_found, fmt::format("unknown run '{}'", id));
  }
  if (run->state != to_string(RunState::running)) {
    return fail(ErrorCode::conflict,
                fmt::format("run {} is not running any more: it is {}", id, run->state));
  }
  return run->number;
}

// Stores the events and returns the numbers they got.
Result<std::vector<std::int64_t>> insert_events(Database& database,
                                                const std::vector<RunEvent>& events) {
  std::vector<std::int64_t> numbers;
  for (const RunEvent& event : events) {
    CLOUD_TRY(const std::int64_t run, running_run(database, event.run));
    CLOUD_TRY(const std::optional<std::int64_t> number,
              query_one<std::int64_t>(
                  database,
                  "INSERT INTO events (run, sequence, type, time, stack, data) "
                  "VALUES (?1, (SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE run = ?1), "
                  "?2, ?3, ?4, ?5) RETURNING sequence",
                  [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); }, run,
                  event.type, to_column(event.time), event.stack.str(), to_column(event.data)));
    numbers.push_back(*number);
  }
  return numbers;
}

// The caller sees numbers only once they are durable.
Result<void> commit(Transaction& transaction, std::vector<RunEvent>& events,
                    const std::vector<std::int64_t>& numbers) {
  CLOUD_CHECK(transaction.commit());
  for (size_t index = 0; index < events.size(); ++index) {
    events[index].sequence = numbers[index];
  }
  return {};
}

Result<void> end_run(Database& database, const Run& run, std::int64_t number) {
  CLOUD_CHECK(execute(database, "UPDATE runs SET state = ?, finished_at = ? WHERE number = ?",
                      to_string(run.state), to_column(run.finished_at), number));
  return release_lock(database, number);
}

Result<void> upsert_step(Database& database, std::int64_t run, const Step& step) {
  const auto guard_pid = step.guard ? std::optional(step.guard->pid) : std::nullopt;
  const auto guard_start = step.guard ? std::optional(step.guard->start_time) : std::nullopt;
  const auto guard_boot = step.guard ? std::optional(step.guard->boot_id) : std::nullopt;
  const auto failure = step.failure ? std::optional(to_column(*step.failure)) : std::nullopt;
  return execute(
      database,
      "INSERT INTO steps (run, stack, attempt, state, action, preview, key_code, key_config, "
      "key_toolchain, key_target, key_consumed, snapshot, before_existed, before_snapshot, "
      "before_run, workspace, undo_point, guard_pid, guard_start_time, "
      "guard_boot_id, blocked_by, failure, changes, started_at, finished_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (run, stack, attempt) DO UPDATE SET state = excluded.state, "
      "action = excluded.action, preview = excluded.preview, "
      "key_code = excluded.key_code, key_config = excluded.key_config, "
      "key_toolchain = excluded.key_toolchain, key_target = excluded.key_target, "
      "key_consumed = excluded.key_consumed, snapshot = excluded.snapshot, "
      "before_existed = excluded.before_existed, before_snapshot = excluded.before_snapshot, "
      "before_run = excluded.before_run, workspace = excluded.workspace, "
      "undo_point = excluded.undo_point, guard_pid = excluded.guard_pid, "
      "guard_start_time = excluded.guard_start_time, guard_boot_id = excluded.guard_boot_id, "
      "blocked_by = excluded.blocked_by, failure = excluded.failure, changes = excluded.changes, "
      "started_at = excluded.started_at, finished_at = excluded.finished_at",
      run, step.stack.str(), step.attempt, to_string(step.state), to_string(step.action),
      step.preview ? 1 : 0, step.key.code, to_column(step.key.config), step.key.toolchain,
      step.key.target, to_column(step.key.consumed), step.snapshot.str(),
      step.before.existed ? 1 : 0, step.before.snapshot.str(), step.before.run.str(),
      step.workspace, step.undo_point, guard_pid, guard_start, guard_boot, step.blocked_by, failure,
      to_column(step.changes), to_column(step.started_at), to_column(step.finished_at));
}

} // namespace

Result<void>
SqliteRunStore::begin_run(const Run& run,
                          const std::function<bool(const Run& holder)>& may_take_over) {
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  const bool needs_lock = run.operation != Operation::preview;
  if (needs_lock) {
    CLOUD_CHECK(clear_lock(*database, run, may_take_over));
  }
  CLOUD_TRY(const std::int64_t number, insert_run(*database, run));
  if (needs_lock) {
    CLOUD_CHECK(take_lock(*database, run, number));
  }
  return transaction.commit();
}

Result<void> SqliteRunStore::free_lock(const RunId& run, const FreedLock& freed) {
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  CLOUD_TRY(const std::int64_t number, running_run(*database, run));
  CLOUD_CHECK(take_away_lock(*database, run, number, freed));
  return transaction.commit();
}

Result<void> SqliteRunStore::update_steps(const std::vector<Step>& steps,
                                          std::vector<RunEvent>& events) {
  if (steps.empty() && events.empty()) {
    return {};
  }
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  for (const Step& step : steps) {
    CLOUD_TRY(const std::int64_t run, running_run(*database, step.run));
    if (step.state == StepState::intent) {
      CLOUD_CHECK(require_lock_kept(*database, step.run));
    }
    CLOUD_CHECK(upsert_step(*database, run, step));
  }
  CLOUD_TRY(const std::vector<std::int64_t> numbers, insert_events(*database, events));
  return commit(transaction, events, numbers);
}

Result<void> SqliteRunStore::finish_run(const Run& run, std::vector<RunEvent>& events) {
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  CLOUD_TRY(const std::int64_t number, running_run(*database, run.id));
  CLOUD_TRY(const std::vector<std::int64_t> numbers, insert_events(*database, events));
  CLOUD_CHECK(end_run(*database, run, number));
  return commit(transaction, events, numbers);
}

Result<bool> SqliteRunStore::settle_run(const Settlement& settlement,
                                        std::vector<RunEvent>& events) {
  const Run& run = settlement.run;
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  const Result<std::int64_t> number = running_run(*database, run.id);
  if (!number && number.error().code == ErrorCode::conflict) {
    return false;
  }
  CLOUD_CHECK(number);
  for (const Step& step : settlement.steps) {
    CLOUD_CHECK(upsert_step(*database, *number, step));
  }
  for (const DeployedStack& stack : settlement.deployed) {
    CLOUD_CHECK(put_deployed(run.deployment, run.environment, stack));
  }
  for (const StackName& stack : settlement.gone) {
    CLOUD_CHECK(erase_deployed(run.deployment, run.environment, stack));
  }
  CLOUD_TRY(const std::vector<std::int64_t> numbers, insert_events(*database, events));
  CLOUD_CHECK(end_run(*database, run, *number));
  CLOUD_CHECK(commit(transaction, events, numbers));
  return true;
}

} // namespace cloud::store
