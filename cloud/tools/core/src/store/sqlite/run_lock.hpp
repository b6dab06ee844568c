#pragma once

#include "model/run.hpp"
#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <functional>
#include <optional>

namespace cloud::store {

[[nodiscard]] Result<std::optional<Run>>
lock_holder(Database& database, const DeploymentId& deployment, const EnvironmentName& environment);

// Inside a transaction: makes sure that nobody holds the lock of the run's environment. A holder
// that may be taken over is marked as interrupted; otherwise fails with `locked`.
[[nodiscard]] Result<void> clear_lock(Database& database, const Run& run,
                                      const std::function<bool(const Run& holder)>& may_take_over);

// Inside the same transaction, once the run is recorded.
[[nodiscard]] Result<void> take_lock(Database& database, const Run& run, std::int64_t run_number);

// Inside a transaction: notes who took the lock away, and lets others have it. Fails with
// `conflict` when the run does not hold it.
[[nodiscard]] Result<void> take_away_lock(Database& database, const RunId& run,
                                          std::int64_t run_number, const FreedLock& freed);

// Fails with `locked` when the lock was taken away from the run.
[[nodiscard]] Result<void> require_lock_kept(Database& database, const RunId& run);

[[nodiscard]] Result<void> release_lock(Database& database, std::int64_t run_number);

} // namespace cloud::store
