#include "deployment/time_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace cloud::deployment {
namespace {

std::tm calendar(TimePoint time) {
  return fmt::gmtime(std::chrono::system_clock::to_time_t(time));
}

} // namespace

std::string timestamp(TimePoint time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", calendar(time));
}

std::string log_line(TimePoint time, std::string_view component, std::string_view text) {
  return fmt::format("[{:%Y-%m-%d %H:%M:%S}] [INFO] [{}] {}\n", calendar(time), component, text);
}

} // namespace cloud::deployment
