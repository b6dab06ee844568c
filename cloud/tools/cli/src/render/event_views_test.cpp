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

} // namespace
} // namespace cloud::cli
