#include "app/time_text.hpp"

#include <gtest/gtest.h>

namespace cloud::app {
namespace {

constexpr TimePoint k_moment{std::chrono::milliseconds(1'760'020'200'250)};

TEST(TimeText, WritesOneMomentForMachinesLogsAndFileNames) {
  EXPECT_EQ(rfc3339(k_moment), "2025-10-09T14:30:00.250Z");
  EXPECT_EQ(log_time(k_moment), "2025-10-09 14:30:00");
  EXPECT_EQ(file_time(k_moment), "20251009-143000");
}

TEST(DurationText, UsesTheUnitsAPersonWouldUse) {
  using namespace std::chrono_literals;
  EXPECT_EQ(duration_text(840ms), "0.8 s");
  EXPECT_EQ(duration_text(42s), "42 s");
  EXPECT_EQ(duration_text(180s), "3 min");
  EXPECT_EQ(duration_text(190s), "3 min 10 s");
  EXPECT_EQ(duration_text(2h + 5min), "2 h 5 min");
}

} // namespace
} // namespace cloud::app
