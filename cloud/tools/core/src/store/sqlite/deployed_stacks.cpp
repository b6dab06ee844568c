#include "store/sqlite/json_columns.hpp"
#include "store/sqlite/rows.hpp"
#include "store/sqlite/run_lock.hpp"
#include "store/sqlite/run_store.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/transaction.hpp"

#include <fmt/format.h>

namespace cloud::store {

Result<void> SqliteRunStore::put_deployed(const DeploymentId& deployment,
                                          const EnvironmentName& environment,
                                          const DeployedStack& stack) {
  CLOUD_TRY(Database * database, file_.for_writing());
  return execute(
      *database,
      "INSERT OR REPLACE INTO deployed_stacks (deployment, environment, stack, run, last_result, "
      "key_code, key_config, key_toolchain, key_target, key_consumed, state_identity, unproven, "
      "snapshot, resources, outputs, deployed_at, duration) "
      "VALUES (?, ?, ?, (SELECT number FROM runs WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?)",
      deployment.str(), environment.str(), stack.stack.str(), stack.run.str(),
      to_string(stack.last_result), stack.key.code, to_column(stack.key.config),
      stack.key.toolchain, stack.key.target, to_column(stack.key.consumed), stack.state_identity,
      to_column(stack.unproven), stack.snapshot.str(), stack.resources, to_column(stack.outputs),
      to_column(stack.deployed_at), stack.duration.count());
}

Result<void> SqliteRunStore::erase_deployed(const DeploymentId& deployment,
                                            const EnvironmentName& environment,
                                            const StackName& stack) {
  CLOUD_TRY(Database * database, file_.for_writing());
  return execute(
      *database,
      "DELETE FROM deployed_stacks WHERE deployment = ? AND environment = ? AND stack = ?",
      deployment.str(), environment.str(), stack.str());
}

Result<std::vector<DeployedStack>> SqliteRunStore::deployed(const DeploymentId& deployment,
                                                            const EnvironmentName& environment) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<DeployedStack>();
  }
  return query<DeployedStack>(
      *database,
      fmt::format("SELECT {} FROM deployed_stacks JOIN runs ON runs.number = deployed_stacks.run "
                  "LEFT JOIN versions ON versions.run = deployed_stacks.run "
                  "WHERE deployed_stacks.deployment = ? AND deployed_stacks.environment = ? "
                  "ORDER BY deployed_stacks.stack",
                  k_deployed_columns),
      [database](Columns& columns) { return read_deployed(*database, columns); }, deployment.str(),
      environment.str());
}

Result<Version> SqliteRunStore::add_version(const Run& run, const VersionContent& content) {
  CLOUD_TRY(Database * database, file_.for_writing());
  CLOUD_TRY(Transaction transaction, Transaction::begin(*database));
  CLOUD_CHECK(require_lock_kept(*database, run.id));
  Version version{0, run.id, clock_.now(), content};
  CLOUD_TRY(const std::optional<std::int64_t> number,
            query_one<std::int64_t>(
                *database,
                "INSERT INTO versions (deployment, environment, number, run, created_at, content) "
                "VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM versions "
                "WHERE deployment = ?1 AND environment = ?2), "
                "(SELECT number FROM runs WHERE id = ?3), ?4, ?5) RETURNING number",
                [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); },
                run.deployment.str(), run.environment.str(), run.id.str(),
                to_column(version.created_at), to_column(content)));
  version.number = *number;
  CLOUD_CHECK(transaction.commit());
  return version;
}

Result<std::vector<Version>> SqliteRunStore::versions(const DeploymentId& deployment,
                                                      const EnvironmentName& environment,
                                                      int limit) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::vector<Version>();
  }
  return query<Version>(
      *database,
      fmt::format("SELECT {} FROM versions JOIN runs ON runs.number = versions.run "
                  "WHERE versions.deployment = ? AND versions.environment = ? "
                  "ORDER BY versions.number DESC LIMIT ?",
                  k_version_columns),
      [database](Columns& columns) { return read_version(*database, columns); }, deployment.str(),
      environment.str(), limit);
}

Result<std::optional<Version>> SqliteRunStore::find_version(const DeploymentId& deployment,
                                                            const EnvironmentName& environment,
                                                            std::int64_t number) {
  CLOUD_TRY(Database * database, file_.for_reading());
  if (database == nullptr) {
    return std::nullopt;
  }
  return query_one<Version>(
      *database,
      fmt::format("SELECT {} FROM versions JOIN runs ON runs.number = versions.run "
                  "WHERE versions.deployment = ? AND versions.environment = ? "
                  "AND versions.number = ?",
                  k_version_columns),
      [database](Columns& columns) { return read_version(*database, columns); }, deployment.str(),
      environment.str(), number);
}

} // namespace cloud::store
