#pragma once

#include "model/run.hpp"
#include "util/result.hpp"

#include <string>
#include <string_view>

namespace cloud::resolution {

// How a point in time is written, in UTC. Understands of strftime: %Y %m %d %H %M %S, %F (date),
// %T (time), %j (day of the year), %s (Unix seconds) and %%.
class TimestampFormat {
public:
  // RFC 3339: 2025-10-09T14:30:00Z.
  TimestampFormat() = default;

  // Errors: invalid_input for other directives, and for a text without any.
  [[nodiscard]] static Result<TimestampFormat> parse(std::string_view pattern);

  [[nodiscard]] std::string format(TimePoint time) const;

  bool operator==(const TimestampFormat&) const = default;

private:
  std::string pattern_ = "%FT%TZ";
};

} // namespace cloud::resolution
