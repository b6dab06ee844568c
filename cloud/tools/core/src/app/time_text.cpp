#include "app/time_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <time.h>

namespace cloud::app {
namespace {

std::tm utc(TimePoint time) {
  return fmt::gmtime(std::chrono::system_clock::to_time_t(time));
}

} // namespace

std::string log_time(TimePoint time) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", utc(time));
}

std::string file_time(TimePoint time) {
  return fmt::format("{:%Y%m%d-%H%M%S}", utc(time));
}

std::string local_time(TimePoint time) {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}",
                     fmt::localtime(std::chrono::system_clock::to_time_t(time)));
}

std::string duration_text(std::chrono::milliseconds duration) {
  const auto seconds = duration.count() / 1000;
  if (seconds < 10) {
    return fmt::format("{}.{} s", seconds, duration.count() % 1000 / 100);
  }
  if (seconds < 60) {
    return fmt::format("{} s", seconds);
  }
  if (seconds < 3600) {
    return seconds % 60 == 0 ? fmt::format("{} min", seconds / 60)
                             : fmt::format("{} min {} s", seconds / 60, seconds % 60);
  }
  return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
}

} // namespace cloud::app
