#pragma once

#include <chrono>
#include <string>

namespace cloud {

// "2025-10-09T14:30:00.250Z": RFC 3339 in UTC, for JSON.
[[nodiscard]] std::string rfc3339(std::chrono::sys_time<std::chrono::milliseconds> time);

} // namespace cloud
