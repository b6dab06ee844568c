#pragma once

#include "model/run.hpp"
#include "store/sqlite/database.hpp"
#include "util/result.hpp"

#include <functional>

namespace cloud::store {

// Inside a transaction: makes sure that nobody holds the lock of the run's environment. A holder
// that may be taken over is marked as interrupted; otherwise fails with `locked`.
[[nodiscard]] Result<void> free_lock(Database& database, const Run& run,
                                     const std::function<bool(const Run& holder)>& may_take_over);

// Inside the same transaction, once the run is recorded.
[[nodiscard]] Result<void> take_lock(Database& database, const Run& run, std::int64_t run_number);

[[nodiscard]] Result<void> release_lock(Database& database, std::int64_t run_number);

} // namespace cloud::store
