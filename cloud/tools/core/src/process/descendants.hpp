#pragma once

#include <vector>

namespace cloud::process {

// Makes orphaned grandchildren children of this process, so that none can get away.
void become_subreaper();

// The pids of all processes below this one, children first.
[[nodiscard]] std::vector<int> descendants();

// Kills every process below this one, again and again until none is left (one may be forking), and
// reaps them.
void kill_descendants();

} // namespace cloud::process
