#pragma once

#include "model/run.hpp"

namespace cloud::cli {

// What JSON says about a run: id, operation, state, user, host, startedAt, finishedAt, and
// lockFreed where somebody took its lock away.
[[nodiscard]] Value run_record(const Run& run);

} // namespace cloud::cli
