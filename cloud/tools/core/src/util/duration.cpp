#include "util/duration.hpp"

#include <charconv>

namespace cloud {
namespace {

// Far beyond everything that makes sense, and far from an overflow.
constexpr int k_most = 1'000'000;

} // namespace

std::optional<std::chrono::seconds> parse_duration(std::string_view text) {
  int count = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, count);
  if (parsed.ec != std::errc{} || count < 0 || count > k_most) {
    return std::nullopt;
  }
  const std::string_view unit(parsed.ptr, static_cast<size_t>(end - parsed.ptr));
  if (unit == "h") {
    return std::chrono::hours(count);
  }
  if (unit == "m") {
    return std::chrono::minutes(count);
  }
  if (unit == "s" || (unit.empty() && count == 0)) {
    return std::chrono::seconds(count);
  }
  return std::nullopt;
}

} // namespace cloud
