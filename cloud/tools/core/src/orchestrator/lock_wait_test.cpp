#include "orchestrator/lock_wait.hpp"
#include "test_support/fake_clock.hpp"
#include "test_support/memory_run_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace cloud::orchestrator {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test_support::FakeClock;
using test_support::MemoryRunStore;

class ScriptedInterrupts : public Interrupts {
public:
  int requested() override { return count; }
  int count = 0;
};

class Listener : public EventSink {
public:
  void on_event(const RunEvent& event) override { seen.push_back(event); }
  std::vector<RunEvent> seen;
};

cloud::Run run_of(const char* id, const char* environment = "dev") {
  cloud::Run run;
  run.id = RunId(id);
  run.deployment = DeploymentId("D1BRV40");
  run.environment = EnvironmentName(environment);
  run.user = "ada";
  run.host = "build-7";
  run.owner.pid = 4711;
  return run;
}

class LockWaitTest : public ::testing::Test {
protected:
  LockWaitTest() {
    store_.all_runs = {run_of("R1")};
    store_.all_runs.front().started_at = clock_.now();
  }

  LockWait wait_for(milliseconds at_most) {
    return LockWait(at_most, {store_, listener_, interrupts_, clock_,
                              [this](const cloud::Run& holder) { return holder.id == dead_; },
                              [this](milliseconds time) {
                                pauses_.push_back(time);
                                clock_.advance(time);
                                meanwhile_(pauses_.size());
                              }});
  }

  FakeClock clock_;
  MemoryRunStore store_;
  Listener listener_;
  ScriptedInterrupts interrupts_;
  RunId dead_;
  std::vector<milliseconds> pauses_;
  std::function<void(size_t)> meanwhile_ = [](size_t) {};
};

TEST_F(LockWaitTest, DoesNotWaitForAFreeEnvironment) {
  LockWait wait = wait_for(seconds(10));

  EXPECT_TRUE(wait.until_free(run_of("R2", "stage")));

  EXPECT_TRUE(pauses_.empty());
  EXPECT_TRUE(listener_.seen.empty());
}

TEST_F(LockWaitTest, WaitsUntilTheHolderHasEndedAndTellsWhoItIs) {
  LockWait wait = wait_for(seconds(10));
  meanwhile_ = [this](size_t pauses) {
    if (pauses == 3) {
      store_.all_runs.front().state = RunState::completed;
    }
  };
  const RunEvent expected{.sequence = 1,
                          .type = "lock.waiting",
                          .time = clock_.now(),
                          .run = RunId("R2"),
                          .deployment = DeploymentId("D1BRV40"),
                          .environment = EnvironmentName("dev"),
                          .stack = {},
                          .data = Value::Map{{"operation", "deploy", {}},
                                             {"holder",
                                              Value::Map{{"run", "R1", {}},
                                                         {"operation", "deploy", {}},
                                                         {"user", "ada", {}},
                                                         {"host", "build-7", {}},
                                                         {"pid", 4711, {}},
                                                         {"since", "2025-10-09T14:30:00.000Z", {}}},
                                              {}},
                                             {"timeoutMs", 10'000, {}}}};

  EXPECT_TRUE(wait.until_free(run_of("R2")));

  EXPECT_EQ(pauses_.size(), 3U);
  EXPECT_EQ(listener_.seen, std::vector<RunEvent>{expected});
  EXPECT_EQ(wait.told(), listener_.seen);
}

TEST_F(LockWaitTest, TellsTheNextHolderWhenSomebodyElseWasFaster) {
  LockWait wait = wait_for(seconds(10));
  meanwhile_ = [this](size_t pauses) {
    if (pauses == 2) {
      store_.all_runs.front().state = RunState::completed;
      store_.all_runs.push_back(run_of("R3"));
    } else if (pauses == 4) {
      store_.all_runs.back().state = RunState::completed;
    }
  };

  EXPECT_TRUE(wait.until_free(run_of("R2")));

  ASSERT_EQ(listener_.seen.size(), 2U);
  EXPECT_EQ(listener_.seen[1].sequence, 2);
  EXPECT_EQ(listener_.seen[1].data.find("holder")->text("run"), "R3");
}

TEST_F(LockWaitTest, NamesTheHolderAndTheTimeWhenItHasWaitedLongEnough) {
  LockWait wait = wait_for(seconds(1));

  const auto waited = wait.until_free(run_of("R2"));

  ASSERT_FALSE(waited);
  EXPECT_EQ(waited.error(),
            (Error{ErrorCode::locked,
                   "D1BRV40 dev is locked: ada on build-7 has been running deploy R1 since "
                   "2025-10-09 14:30:00 UTC",
                   {"waited 1 s for it"},
                   "watch it with: cloud logs D1BRV40 --environment dev --follow"}));
  EXPECT_EQ(std::count(pauses_.begin(), pauses_.end(), milliseconds(200)), 5);
}

TEST_F(LockWaitTest, CountsItsTimeOverAllHolders) {
  LockWait wait = wait_for(seconds(1));
  meanwhile_ = [this](size_t pauses) {
    if (pauses == 3) {
      store_.all_runs.front().state = RunState::completed;
    }
  };
  ASSERT_TRUE(wait.until_free(run_of("R2")));
  store_.all_runs.push_back(run_of("R3"));

  EXPECT_EQ(wait.until_free(run_of("R2")).error().code, ErrorCode::locked);

  EXPECT_EQ(pauses_.size(), 5U);
}

TEST_F(LockWaitTest, DoesNotWaitAtAllWhenItMayNot) {
  LockWait wait = wait_for(seconds(0));

  const auto waited = wait.until_free(run_of("R2"));

  EXPECT_EQ(waited.error(), locked_by(store_.all_runs.front()));
  EXPECT_TRUE(pauses_.empty());
  EXPECT_TRUE(listener_.seen.empty());
}

TEST_F(LockWaitTest, WaitsForNobodyWhoIsGone) {
  LockWait wait = wait_for(seconds(10));
  meanwhile_ = [this](size_t) { dead_ = RunId("R1"); };

  EXPECT_TRUE(wait.until_free(run_of("R2")));

  EXPECT_EQ(pauses_.size(), 1U);
}

TEST_F(LockWaitTest, EndsWhenItsUserHasHadEnough) {
  LockWait wait = wait_for(seconds(10));
  meanwhile_ = [this](size_t pauses) { interrupts_.count = pauses == 2 ? 1 : 0; };

  const auto waited = wait.until_free(run_of("R2"));

  ASSERT_FALSE(waited);
  EXPECT_EQ(
      waited.error(),
      (Error{ErrorCode::cancelled, "no longer waiting for D1BRV40 dev; nothing was done", {}, {}}));
}

} // namespace
} // namespace cloud::orchestrator
