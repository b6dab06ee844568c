#pragma once

#include <chrono>

namespace cloud::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

// What one process has used so far; nothing when it is gone.
[[nodiscard]] Milliseconds used_by(int pid);

// What all descendants have used that have been waited for, by us or by those in between.
[[nodiscard]] Milliseconds used_by_descendants();

// Waits for every child of this process, and as a subreaper for every descendant.
void wait_for_descendants();

} // namespace cloud::bench
