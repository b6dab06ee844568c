#pragma once

#include "model/run.hpp"

namespace cloud::cli {

// What JSON says about a run: id, operation, state, user, host, startedAt, finishedAt.
[[nodiscard]] Value run_record(const Run& run);

} // namespace cloud::cli
