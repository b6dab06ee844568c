#include "store/sqlite/rows.hpp"
#include "store/sqlite/run_lock.hpp"
#include "store/sqlite/run_store.hpp"
#include "store/sqlite/statement.hpp"

#include <fmt/format.h>

namespace cloud::store {

Result<std::optional<Run>> SqliteRunStore::find_run(const RunId& id) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::nullopt;
  }
  return query_one<Run>(
      *database, fmt::format("SELECT {} FROM runs WHERE id = ?", k_run_columns),
      [database](Columns& columns) { return read_run(*database, columns); }, id.str());
}

Result<std::optional<Run>> SqliteRunStore::lock_holder(const DeploymentId& deployment,
                                                       const EnvironmentName& environment) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::nullopt;
  }
  return store::lock_holder(*database, deployment, environment);
}

Result<std::vector<Run>> SqliteRunStore::runs(const DeploymentId& deployment,
                                              const std::optional<EnvironmentName>& environment,
                                              int limit) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<Run>();
  }
  const auto wanted = environment ? std::optional(environment->str()) : std::nullopt;
  return query<Run>(
      *database,
      fmt::format("SELECT {} FROM runs WHERE deployment = ?1 "
                  "AND (?2 IS NULL OR environment = ?2) ORDER BY number DESC LIMIT ?3",
                  k_run_columns),
      [database](Columns& columns) { return read_run(*database, columns); }, deployment.str(),
      wanted, limit);
}

Result<std::vector<Step>> SqliteRunStore::steps(const RunId& run) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<Step>();
  }
  return query<Step>(
      *database,
      fmt::format("SELECT {} FROM steps JOIN runs ON runs.number = steps.run "
                  "WHERE runs.id = ? ORDER BY steps.number",
                  k_step_columns),
      [database](Columns& columns) { return read_step(*database, columns); }, run.str());
}

Result<std::vector<RunEvent>> SqliteRunStore::events(const RunId& run, std::int64_t after,
                                                     int limit) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<RunEvent>();
  }
  return query<RunEvent>(
      *database,
      fmt::format("SELECT {} FROM events JOIN runs ON runs.number = events.run "
                  "WHERE runs.id = ? AND events.sequence > ? ORDER BY events.sequence LIMIT ?",
                  k_event_columns),
      [database](Columns& columns) { return read_event(*database, columns); }, run.str(), after,
      limit);
}

Result<std::vector<std::chrono::milliseconds>>
SqliteRunStore::durations(const DeploymentId& deployment, const EnvironmentName& environment,
                          const StackName& stack, int limit) {
  using Milliseconds = std::chrono::milliseconds;
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<Milliseconds>();
  }
  return query<Milliseconds>(
      *database,
      "SELECT steps.finished_at - steps.started_at FROM steps JOIN runs ON runs.number = steps.run "
      "WHERE steps.state = 'completed' AND steps.preview = 0 AND steps.stack = ? AND "
      "runs.operation = 'deploy' "
      "AND runs.deployment = ? AND runs.environment = ? "
      "AND steps.started_at IS NOT NULL AND steps.finished_at IS NOT NULL "
      "ORDER BY steps.number DESC LIMIT ?",
      [](Columns& columns) -> Result<Milliseconds> { return Milliseconds(columns.integer()); },
      stack.str(), deployment.str(), environment.str(), limit);
}

} // namespace cloud::store
