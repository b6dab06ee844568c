#include "store/sqlite/run_lock.hpp"

#include "store/sqlite/rows.hpp"
#include "store/sqlite/statement.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace cloud::store {
namespace {

struct Holder {
  std::int64_t number = 0;
  Run run;
};

Result<std::optional<Holder>> find_holder(Database& database, const Run& run) {
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
      run.deployment.str(), run.environment.str());
}

Error locked_by(const Run& holder) {
  const auto since = std::chrono::floor<std::chrono::seconds>(holder.started_at);
  return {ErrorCode::locked,
          fmt::format("{} {} is locked: {} on {} has been running {} {} since "
                      "{:%Y-%m-%d %H:%M:%S} UTC",
                      holder.deployment, holder.environment, holder.user, holder.host,
                      to_string(holder.operation), holder.id,
                      fmt::gmtime(since.time_since_epoch().count())),
          {},
          fmt::format("watch it with: cloud logs {} --environment {} --follow", holder.deployment,
                      holder.environment)};
}

} // namespace

Result<void> free_lock(Database& database, const Run& run,
                       const std::function<bool(const Run& holder)>& may_take_over) {
  CLOUD_TRY(const std::optional<Holder> holder, find_holder(database, run));
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

Result<void> release_lock(Database& database, std::int64_t run_number) {
  return execute(database, "DELETE FROM locks WHERE run = ?", run_number);
}

} // namespace cloud::store
