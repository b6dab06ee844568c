#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cloud::app {

// "3 of 16 stacks settled, about 4 min left; database-rds holds the run". Where the time is over,
// only what is waited for. Nothing of both where nobody knows what holds the run.
[[nodiscard]] std::string progress_text(std::int64_t settled, std::int64_t total,
                                        std::chrono::milliseconds remaining,
                                        const std::string& holding);

// As precise as a guess can be, and never too short: "10 s", "40 s", "4 min", "2 h 5 min".
[[nodiscard]] std::string rough_duration_text(std::chrono::milliseconds duration);

} // namespace cloud::app
