#include "util/duration.hpp"

#include <gtest/gtest.h>

using namespace cloud;

TEST(ParseDuration, TakesSecondsMinutesAndHours) {
  EXPECT_EQ(parse_duration("90s"), std::chrono::seconds(90));
  EXPECT_EQ(parse_duration("10m"), std::chrono::minutes(10));
  EXPECT_EQ(parse_duration("2h"), std::chrono::hours(2));
  EXPECT_EQ(parse_duration("0"), std::chrono::seconds(0));
}

TEST(ParseDuration, TakesNothingElse) {
  for (const char* text : {"", "10", "m", "1.5h", "-1s", "10 m", "10min", "s10", "99999999999h"}) {
    EXPECT_EQ(parse_duration(text), std::nullopt) << text;
  }
}
