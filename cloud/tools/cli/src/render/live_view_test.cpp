#include "render/live_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

namespace cloud::cli {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;

// Goes on by one second whenever it is asked for the time, and lets others wait for that.
class EagerClock : public Clock {
public:
  [[nodiscard]] TimePoint now() const override {
    return TimePoint(std::chrono::seconds(1'760'020'200)); // 2025-10-09 14:30:00 UTC
  }
  [[nodiscard]] std::chrono::milliseconds steady() const override {
    const unsigned asked = ++asked_;
    asked_.notify_all();
    return std::chrono::seconds(asked);
  }
  void wait_until_asked(unsigned times) const {
    for (unsigned asked = asked_; asked < times; asked = asked_) {
      asked_.wait(asked);
    }
  }

private:
  mutable std::atomic<unsigned> asked_{0};
};

// What a terminal shows after it got the text.
std::vector<std::string> screen_of(std::string_view text) {
  constexpr std::string_view k_away_with_a_row = "\x1b[1A\x1b[2K";
  std::vector<std::string> lines;
  while (!text.empty()) {
    if (text.starts_with(k_away_with_a_row)) {
      lines.pop_back();
      text.remove_prefix(k_away_with_a_row.size());
    } else {
      const size_t end = text.find('\n');
      lines.emplace_back(text.substr(0, end));
      text.remove_prefix(end + 1);
    }
  }
  return lines;
}

class LiveViewTest : public testing::Test {
protected:
  LiveViewTest() {
    view_.emplace(out_, Terminal{.interactive = true, .columns = 100}, clock_,
                  std::chrono::milliseconds(1));
  }
  ~LiveViewTest() override {
    view_.reset();
    std::fclose(out_);
    std::free(text_);
  }

  void tell(const char* type, Value::Map data = {}) {
    RunEvent event;
    event.type = type;
    event.time = clock_.now();
    event.stack = StackName("network");
    event.data = std::move(data);
    view_->on_event(event);
  }

  // All that was written. Ends the view, whose thread would write meanwhile.
  std::string_view end() {
    view_.reset();
    return {text_, size_};
  }

  EagerClock clock_;
  char* text_ = nullptr;
  size_t size_ = 0;
  std::FILE* out_ = open_memstream(&text_, &size_);
  std::optional<LiveView> view_;
};

TEST_F(LiveViewTest, MovesTheClockOfARowOnWhileNothingHappens) {
  tell("stack.planned", {{"expectedMs", 60'000, {}}});
  tell("stack.started"); // at 1 s, and drawn at 2 s
  clock_.wait_until_asked(4);

  EXPECT_THAT(end(), AllOf(HasSubstr("starting Pulumi"), HasSubstr(" 1.0 s of about 1 min "),
                           HasSubstr(" 2.0 s of about 1 min "), HasSubstr(" 3.0 s of about 1 min "),
                           HasSubstr("  0 of 1 stacks settled\n")));
}

TEST_F(LiveViewTest, ShowsInTheRowWhatIsDone) {
  tell("stack.started");
  tell("resource.started", {{"operation", "create", {}},
                            {"resourceType", "aws:ec2/vpc:Vpc", {}},
                            {"urn", "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main", {}}});
  tell("resource.completed");

  EXPECT_THAT(std::string(end()),
              ContainsRegex("  network +1 done +[0-9.]+ s +create aws:ec2/vpc:Vpc main\n"));
}

TEST_F(LiveViewTest, CountsDownWhatIsLeftOfTheRunAndSaysWhatHoldsIt) {
  tell("stack.planned", {{"expectedMs", 60'000, {}}});
  tell("stack.started");
  tell("deployment.progress", {{"remainingMs", 125'000, {}}, {"holding", "network", {}}});
  clock_.wait_until_asked(300);

  EXPECT_THAT(end(),
              AllOf(HasSubstr("  0 of 1 stacks settled, about 3 min left; network holds the run\n"),
                    HasSubstr("  0 of 1 stacks settled, about 2 min left; network holds the run\n"),
                    HasSubstr("  0 of 1 stacks settled, about 10 s left; network holds the run\n"),
                    HasSubstr("  0 of 1 stacks settled, waiting for network\n")));
}

TEST_F(LiveViewTest, LeavesOnlyTheLinesOfWhatHasEnded) {
  tell("stack.planned");
  tell("stack.started");
  for (unsigned ticks = 1; ticks <= 50; ++ticks) {
    tell("resource.completed");
    clock_.wait_until_asked(2 * ticks);
  }
  tell("stack.failed", {{"message", "no", {}}, {"retryInMs", 2'000, {}}, {"durationMs", 10, {}}});
  tell("stack.started");
  clock_.wait_until_asked(200);
  tell("stack.blocked", {{"by", "dns", {}}});

  EXPECT_THAT(screen_of(end()), ElementsAre("network: failed after 0.0 s: no; trying again in 2 s",
                                            "network: blocked by dns"));
}

} // namespace
} // namespace cloud::cli
