#pragma once

#include "model/run.hpp"

#include <string>

namespace cloud::deployment {

// "2025-10-09T14:30:00Z", UTC.
[[nodiscard]] std::string timestamp(TimePoint time);

// "[2025-10-09 14:30:00] [INFO] [init] text\n": a line of a log file, UTC.
[[nodiscard]] std::string log_line(TimePoint time, std::string_view component,
                                   std::string_view text);

} // namespace cloud::deployment
