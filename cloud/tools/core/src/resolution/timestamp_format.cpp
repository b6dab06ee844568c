#include "resolution/timestamp_format.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cloud::resolution {
namespace {

constexpr std::string_view k_directives = "YmdHMSFTjs%";

std::string expand(char directive, TimePoint time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<seconds>(time - day));
  switch (directive) {
  case 'Y':
    return fmt::format("{:04}", static_cast<int>(date.year()));
  case 'm':
    return fmt::format("{:02}", static_cast<unsigned>(date.month()));
  case 'd':
    return fmt::format("{:02}", static_cast<unsigned>(date.day()));
  case 'H':
    return fmt::format("{:02}", clock.hours().count());
  case 'M':
    return fmt::format("{:02}", clock.minutes().count());
  case 'S':
    return fmt::format("{:02}", clock.seconds().count());
  case 'F':
    return expand('Y', time) + "-" + expand('m', time) + "-" + expand('d', time);
  case 'T':
    return expand('H', time) + ":" + expand('M', time) + ":" + expand('S', time);
  case 'j':
    return fmt::format("{:03}", (day - sys_days(date.year() / January / 1)).count() + 1);
  case 's':
    return fmt::format("{}", floor<seconds>(time).time_since_epoch().count());
  default:
    return "%";
  }
}

} // namespace

Result<TimestampFormat> TimestampFormat::parse(std::string_view pattern) {
  bool has_directive = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      continue;
    }
    ++i;
    if (i == pattern.size() || k_directives.find(pattern[i]) == std::string_view::npos) {
      return fail(ErrorCode::invalid_input,
                  fmt::format("'{}' is not one of %Y %m %d %H %M %S %F %T %j %s %%",
                              pattern.substr(i - 1, 2)));
    }
    has_directive = has_directive || pattern[i] != '%';
  }
  if (!has_directive) {
    return fail(ErrorCode::invalid_input,
                fmt::format("'{}' is no format such as %Y-%m-%d", pattern));
  }
  TimestampFormat result;
  result.pattern_ = pattern;
  return result;
}

std::string TimestampFormat::format(TimePoint time) const {
  std::string text;
  for (size_t i = 0; i < pattern_.size(); ++i) {
    if (pattern_[i] == '%') {
      text += expand(pattern_[++i], time);
    } else {
      text.push_back(pattern_[i]);
    }
  }
  return text;
}

} // namespace cloud::resolution
