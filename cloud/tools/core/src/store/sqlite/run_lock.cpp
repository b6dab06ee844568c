#include "store/sqlite/run_lock.hpp"

#include "store/sqlite/rows.hpp"
#include "store/sqlite/statement.hpp"

#include <fmt/format.h>

namespace cloud::store {
namespace {

struct Holder {
  std::int64_t number = 0;
  Run run;
};

Result<std::optional<Holder>> find_holder(Database& database, const DeploymentId& deployment,
                                          const EnvironmentName& environment) {
  return query_one<Holder>(
      database,
      fmt::format("SELECT runs.number, {} FROM locks JOIN runs ON runs.number = locks.run "
                  "WHERE locks.deployment = ? AND locks.environment = ?",
                  k_run_columns),
      [&database](Columns& columns) -> Result<Holder> {
        Holder holder;
        holder.number = columns.integer();
        CLOUD_TRY(holder.run, read_run(database, columns));
        return holder;
      },
      deployment.str(), environment.str());
}

} // namespace

Result<std::optional<Run>> lock_holder(Database& database, const DeploymentId& deployment,
                                       const EnvironmentName& environment) {
  CLOUD_TRY(const std::optional<Holder> holder, find_holder(database, deployment, environment));
  return holder ? std::optional(holder->run) : std::nullopt;
}

Result<void> clear_lock(Database& database, const Run& run,
                        const std::function<bool(const Run& holder)>& may_take_over) {
  CLOUD_TRY(const std::optional<Holder> holder,
            find_holder(database, run.deployment, run.environment));
  if (!holder) {
    return {};
  }
  if (!may_take_over(holder->run)) {
    return fail(locked_by(holder->run));
  }
  // When the holder died is not known; it is known to be dead now.
  CLOUD_CHECK(execute(database,
                      "UPDATE runs SET state = 'interrupted', finished_at = ? WHERE number = ?",
                      to_column(run.started_at), holder->number));
  return release_lock(database, holder->number);
}

Result<void> take_lock(Database& database, const Run& run, std::int64_t run_number) {
  return execute(database, "INSERT INTO locks (deployment, environment, run) VALUES (?, ?, ?)",
                 run.deployment.str(), run.environment.str(), run_number);
}

Result<void> take_away_lock(Database& database, const RunId& run, std::int64_t run_number,
                            const FreedLock& freed) {
  CLOUD_TRY(const auto held,
            query_one<std::int64_t>(
                database, "SELECT run FROM locks WHERE run = ?",
                [](Columns& columns) -> Result<std::int64_t> { return columns.integer(); },
                run_number));
  if (!held) {
    return fail(ErrorCode::conflict,
                fmt::format("run {} does not hold the lock of its environment", run));
  }
  CLOUD_CHECK(execute(database,
                      "UPDATE runs SET lock_freed_at = ?, lock_freed_by = ?, lock_freed_on = ?, "
                      "lock_freed_why = ? WHERE number = ?",
                      to_column(freed.at), freed.user, freed.host, freed.reason, run_number));
  return release_lock(database, run_number);
}

Result<void> require_lock_kept(Database& database, const RunId& run) {
  CLOUD_TRY(const auto freed_by,
            query_one<std::string>(
                database, "SELECT lock_freed_by FROM runs WHERE id = ? AND lock_freed_at NOT NULL",
                [](Columns& columns) -> Result<std::string> { return columns.text(); }, run.str()));
  if (!freed_by) {
    return {};
  }
  return fail(ErrorCode::locked,
              fmt::format("run {} has lost its lock: {} has freed it", run, *freed_by));
}

Result<void> release_lock(Database& database, std::int64_t run_number) {
  return execute(database, "DELETE FROM locks WHERE run = ?", run_number);
}

} // namespace cloud::store
