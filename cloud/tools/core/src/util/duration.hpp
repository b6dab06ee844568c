#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace cloud {

// "90s", "30m" or "2h", as templates and settings write durations, and "0"; nothing for any other
// text.
[[nodiscard]] std::optional<std::chrono::seconds> parse_duration(std::string_view text);

} // namespace cloud
