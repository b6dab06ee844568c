#include "app/event_text.hpp"
#include "app/progress_text.hpp"

#include <gtest/gtest.h>

namespace cloud::app {
namespace {

using namespace std::chrono_literals;

TEST(RoughDurationText, IsNeverTooShort) {
  EXPECT_EQ(rough_duration_text(1ms), "10 s");
  EXPECT_EQ(rough_duration_text(31s), "40 s");
  EXPECT_EQ(rough_duration_text(50s), "50 s");
  EXPECT_EQ(rough_duration_text(51s), "1 min");
  EXPECT_EQ(rough_duration_text(181s), "4 min");
  EXPECT_EQ(rough_duration_text(2h + 4min + 1s), "2 h 5 min");
}

TEST(ProgressText, SaysWhatIsLeftOfARunAndWhatHoldsIt) {
  EXPECT_EQ(progress_text(3, 16, 225s, "database-rds"),
            "3 of 16 stacks settled, about 4 min left; database-rds holds the run");
  EXPECT_EQ(progress_text(15, 16, 0s, "database-rds"),
            "15 of 16 stacks settled, waiting for database-rds");
  EXPECT_EQ(progress_text(0, 16, 0s, ""), "0 of 16 stacks settled");
}

TEST(ProgressText, IsForThoseWhoShowARunAsItGoesAndNotForLogs) {
  RunEvent progress;
  progress.type = "deployment.progress";
  progress.data = Value::Map{{"settled", 3, {}}, {"total", 16, {}}};

  EXPECT_FALSE(describe(progress));
}

} // namespace
} // namespace cloud::app
