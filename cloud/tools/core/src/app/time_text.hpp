#pragma once

#include "model/run.hpp"
#include "util/rfc3339.hpp"

#include <chrono>
#include <string>

namespace cloud::app {

using cloud::rfc3339;
// "2025-10-09 14:30:00" in UTC, for log lines.
[[nodiscard]] std::string log_time(TimePoint time);
// "20251009-143000" in UTC, for file names.
[[nodiscard]] std::string file_time(TimePoint time);
// "2025-10-09 16:30:00" in the time zone of the machine, for people.
[[nodiscard]] std::string local_time(TimePoint time);

// "0.8 s", "42 s", "3 min 10 s", "2 h 5 min".
[[nodiscard]] std::string duration_text(std::chrono::milliseconds duration);

} // namespace cloud::app
