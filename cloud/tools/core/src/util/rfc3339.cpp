#include "util/rfc3339.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace cloud {

std::string rfc3339(std::chrono::sys_time<std::chrono::milliseconds> time) {
  const auto milliseconds = time.time_since_epoch().count() % 1000;
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)), milliseconds);
}

} // namespace cloud
