#include "render/event_views.hpp"

#include <gtest/gtest.h>

namespace cloud::cli {
namespace {

TEST(PlainView, NamesTheStackOfEachLine) {
  RunEvent event;
  event.type = "stack.started";
  event.time = TimePoint(std::chrono::seconds(1'760'020'200));
  event.stack = StackName("network");
  event.data = Value::Map{{"attempt", 2, {}}};
  PlainView view(stdout);

  testing::internal::CaptureStdout();
  view.on_event(event);

  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            "2025-10-09 14:30:00 network: started (attempt 2)\n");
}

RunEvent progress_after(std::chrono::seconds time, int settled) {
  RunEvent event;
  event.type = "deployment.progress";
  event.time = TimePoint(std::chrono::seconds(1'760'020'200)) + time;
  event.data = Value::Map{{"settled", settled, {}},
                          {"total", 16, {}},
                          {"remainingMs", 200'000, {}},
                          {"holding", "database-rds", {}}};
  return event;
}

TEST(PlainView, SaysOnceAMinuteHowFarTheRunIs) {
  using namespace std::chrono_literals;
  PlainView view(stdout, true);

  testing::internal::CaptureStdout();
  view.on_event(progress_after(0s, 0));
  view.on_event(progress_after(59s, 1));
  view.on_event(progress_after(60s, 2));
  view.on_event(progress_after(119s, 3));

  EXPECT_EQ(testing::internal::GetCapturedStdout(),
            "2025-10-09 14:31:00 2 of 16 stacks settled, about 4 min left; database-rds holds the "
            "run\n");
}

TEST(PlainView, LeavesProgressOutOfWhatIsRead) {
  using namespace std::chrono_literals;
  PlainView view(stdout);

  testing::internal::CaptureStdout();
  view.on_event(progress_after(0s, 0));
  view.on_event(progress_after(90s, 1));

  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

} // namespace
} // namespace cloud::cli
