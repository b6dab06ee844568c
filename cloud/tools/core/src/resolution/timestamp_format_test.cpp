#include "resolution/timestamp_format.hpp"

#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

using namespace std::chrono;

TimePoint example() {
  return sys_days(2025y / October / 9) + 14h + 3min + 7s + 250ms;
}

std::string formatted(std::string_view pattern, TimePoint time = example()) {
  return TimestampFormat::parse(pattern).value().format(time);
}

TEST(TimestampFormat, IsRfc3339WithoutAPattern) {
  EXPECT_EQ(TimestampFormat().format(example()), "2025-10-09T14:03:07Z");
}

TEST(TimestampFormat, FillsInItsDirectives) {
  EXPECT_EQ(formatted("%Y%m%d-%H%M%S"), "20251009-140307");
  EXPECT_EQ(formatted("%F %T, 100%%"), "2025-10-09 14:03:07, 100%");
  EXPECT_EQ(formatted("day %j"), "day 282");
  EXPECT_EQ(formatted("%s"), "1760018587");
  EXPECT_EQ(formatted("%j", sys_days(2024y / December / 31)), "366");
}

TEST(TimestampFormat, RefusesOtherDirectives) {
  EXPECT_EQ(
      TimestampFormat::parse("%Y-%q").error(),
      (Error{ErrorCode::invalid_input, "'%q' is not one of %Y %m %d %H %M %S %F %T %j %s %%"}));
  EXPECT_EQ(TimestampFormat::parse("%Y%").error().message,
            "'%' is not one of %Y %m %d %H %M %S %F %T %j %s %%");
}

TEST(TimestampFormat, RefusesATextThatDoesNotDependOnTheTime) {
  EXPECT_EQ(TimestampFormat::parse("iso8601").error().message,
            "'iso8601' is no format such as %Y-%m-%d");
  EXPECT_EQ(TimestampFormat::parse("%%").error().message, "'%%' is no format such as %Y-%m-%d");
}

} // namespace
} // namespace cloud::resolution
