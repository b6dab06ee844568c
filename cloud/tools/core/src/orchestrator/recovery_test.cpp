#include "orchestrator/recovery.hpp"
#include "test_support/fake_engine.hpp"
#include "test_support/fixed_archive.hpp"
#include "test_support/memory_run_store.hpp"

#include <gtest/gtest.h>

#include <set>

namespace cloud::orchestrator {
namespace {

using test_support::FakeClock;
using test_support::FakeEngine;
using test_support::FixedArchive;
using test_support::MemoryRunStore;

class SilentSink : public EventSink {
public:
  void on_event(const RunEvent&) override {}
};

class RecoveryTest : public ::testing::Test {
protected:
  RecoveryTest() {
    cloud::Run run;
    run.id = RunId("R1");
    run.deployment = DeploymentId("D1BRV40");
    run.environment = EnvironmentName("dev");
    run.owner.pid = 100;
    run.started_at = clock_.now();
    store_.all_runs = {run};
  }

  void add_step(const char* stack, StepState state, int guard) {
    Step step;
    step.run = RunId("R1");
    step.stack = StackName(stack);
    step.state = state;
    if (guard != 0) {
      step.guard = ProcessIdentity{guard, 0, ""};
    }
    store_.all_steps.push_back(step);
  }

  std::vector<cloud::Run> settle() {
    Recovery recovery(
        store_, engine_, archive_, sink_, clock_,
        [this](const ProcessIdentity& identity) { return alive_.contains(identity.pid); });
    return recovery
        .settle(DeploymentId("D1BRV40"), EnvironmentName("dev"),
                PulumiProject{"organization", "ecommerce"})
        .value();
  }

  [[nodiscard]] StepState state_of(size_t step) const { return store_.all_steps[step].state; }

  FakeClock clock_;
  FakeEngine engine_{clock_};
  MemoryRunStore store_;
  FixedArchive archive_;
  SilentSink sink_;
  std::set<int> alive_;
};

TEST_F(RecoveryTest, KnowsThatItDoesNotKnowWhatAProgramRead) {
  add_step("network", StepState::running, 200);
  archive_.results[StackName("network")] = Succeeded{{{"create", 3}}};

  settle();

  EXPECT_EQ(store_.deployed_stacks.at(StackName("network")).unproven,
            std::vector<std::string>{"nobody knows what its program read"});
}

TEST_F(RecoveryTest, TakesAProgramAtItsNotes) {
  add_step("network", StepState::running, 200);
  store_.all_steps.front().key.consumed.set("dns.zoneId", "Z1");
  archive_.results[StackName("network")] = Succeeded{{{"create", 3}}};
  archive_.noted[StackName("network")].noted = true;
  archive_.noted[StackName("network")].outputs = {"dns.zoneId"};

  settle();

  EXPECT_TRUE(store_.deployed_stacks.at(StackName("network")).unproven.empty());
}

TEST_F(RecoveryTest, TakesNoPreviewForADeploy) {
  add_step("network", StepState::running, 200);
  store_.all_steps.front().preview = true;
  archive_.results[StackName("network")] = Succeeded{{{"same", 3}}};

  settle();

  EXPECT_EQ(state_of(0), StepState::cancelled);
  EXPECT_TRUE(store_.deployed_stacks.empty());
}

TEST_F(RecoveryTest, LeavesARunAloneWhoseOrchestratorLives) {
  add_step("network", StepState::running, 200);
  alive_ = {100};

  EXPECT_EQ(settle().size(), 1U);
  EXPECT_EQ(state_of(0), StepState::running);
}

TEST_F(RecoveryTest, WaitsForGuardsThatStillFinishTheirPulumi) {
  add_step("network", StepState::running, 200);
  alive_ = {200};

  EXPECT_EQ(settle().size(), 1U);
  EXPECT_EQ(store_.all_runs.front().state, RunState::running);
}

TEST_F(RecoveryTest, TakesOverWhatTheGuardsWroteDown) {
  add_step("network", StepState::running, 200);
  add_step("dns", StepState::running, 201);
  archive_.results[StackName("network")] = Succeeded{{{"create", 3}}};
  Failed failed;
  failed.failure.code = "AccessDenied";
  archive_.results[StackName("dns")] = failed;

  EXPECT_TRUE(settle().empty());

  EXPECT_EQ(state_of(0), StepState::completed);
  EXPECT_EQ(state_of(1), StepState::failed);
  EXPECT_EQ(store_.all_steps[1].failure->code, "AccessDenied");
  EXPECT_EQ(store_.all_runs.front().state, RunState::interrupted);
  EXPECT_TRUE(store_.deployed_stacks.contains(StackName("network")));
}

TEST_F(RecoveryTest, CountsAStepThatWasOnlyIntendedAsCancelled) {
  add_step("network", StepState::intent, 0);

  EXPECT_TRUE(settle().empty());

  EXPECT_EQ(state_of(0), StepState::cancelled);
}

TEST_F(RecoveryTest, CountsThePlannedStacksThatNeverBeganAsCancelled) {
  RunEvent planned;
  planned.type = "stack.planned";
  planned.stack = StackName("security");
  store_.all_events = {planned};
  add_step("network", StepState::completed, 0);

  EXPECT_TRUE(settle().empty());

  EXPECT_EQ(store_.all_steps.back().stack, StackName("security"));
  EXPECT_EQ(store_.all_steps.back().state, StepState::cancelled);
  const Value* summary = store_.all_events.back().data.find("summary");
  EXPECT_EQ(*summary->find("deployed"), Value(1));
  EXPECT_EQ(*summary->find("cancelled"), Value(1));
}

TEST_F(RecoveryTest, TellsOnceWhoFreedTheLockOfTheDead) {
  store_.all_runs.front().freed_lock = FreedLock{"grace", "build-9", "machine reset", {}};
  const auto told = [this] {
    return std::count_if(store_.all_events.begin(), store_.all_events.end(),
                         [](const RunEvent& event) { return event.type == "lock.freed"; });
  };

  EXPECT_TRUE(settle().empty());

  ASSERT_EQ(told(), 1);
  EXPECT_EQ(store_.all_events.front().data.text("reason"), "machine reset");
  store_.all_runs.front().state = RunState::running; // it died after it had told
  EXPECT_TRUE(settle().empty());
  EXPECT_EQ(told(), 1);
}

TEST_F(RecoveryTest, TakesTheTimeOfTheEndFromTheGuard) {
  add_step("network", StepState::running, 200);
  store_.all_steps[0].started_at = clock_.now();
  archive_.results[StackName("network")] = Succeeded{};
  archive_.ended_at = clock_.now() + std::chrono::seconds(7);
  clock_.advance(std::chrono::hours(1));

  (void)settle();

  EXPECT_EQ(store_.deployed_stacks.at(StackName("network")).duration, std::chrono::seconds(7));
  EXPECT_EQ(store_.all_steps[0].finished_at, archive_.ended_at);
}

TEST_F(RecoveryTest, SaysThatPulumiWasLostWhenItsGuardLeftNothing) {
  add_step("network", StepState::running, 200);

  EXPECT_TRUE(settle().empty());

  EXPECT_EQ(state_of(0), StepState::failed);
  EXPECT_EQ(store_.all_steps[0].failure->code, "engine_lost");
}

} // namespace
} // namespace cloud::orchestrator
