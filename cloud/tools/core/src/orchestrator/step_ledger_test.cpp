#include "orchestrator/step_ledger.hpp"
#include "test_support/fake_engine.hpp"
#include "test_support/fixed_archive.hpp"
#include "test_support/graphs.hpp"
#include "test_support/memory_run_store.hpp"
#include "test_support/plans.hpp"
#include "test_support/recording_sink.hpp"

#include <gtest/gtest.h>

namespace cloud::orchestrator {
namespace {

using planner::test_support::graph_of;
using Names = std::vector<std::string>;

class NoInputs : public StepInputs {
public:
  Result<StepInput> resolve(const StackName&, const OutputsOf&) override { return StepInput{}; }
  Result<StepInput> resolve_again(const StackName&, const Value&, const OutputsOf&) override {
    return StepInput{};
  }
  Result<Value> look_up(const std::string&, const OutputsOf&) override { return Value(); }
  bool changed_since(const std::string&, TimePoint) override { return false; }
  const Reads& declared_reads(const StackName&) override { return declared; }
  Reads declared;
};

RunRequest request_for_two_stacks() {
  RunRequest request;
  request.run.id = RunId("R1");
  request.run.deployment = DeploymentId("D1BRV40");
  request.run.environment = EnvironmentName("dev");
  request.plan = test_support::plan_for({{"network"}, {"security"}});
  return request;
}

// Security waits for network.
class StepLedgerTest : public ::testing::Test {
protected:
  Attempt begin(const char* stack) {
    ledger_.begun(StackName(stack));
    Attempt attempt;
    attempt.step.run = request_.run.id;
    attempt.step.stack = StackName(stack);
    attempt.began = clock_.steady();
    clock_.advance(std::chrono::seconds(7));
    return attempt;
  }

  const RunEvent& event(const std::string& type) const {
    const auto& events = store_.all_events;
    return *std::find_if(events.begin(), events.end(),
                         [&type](const RunEvent& each) { return each.type == type; });
  }

  RunRequest request_ = request_for_two_stacks();
  RunOutcome outcome_;
  test_support::FakeClock clock_;
  test_support::FakeEngine engine_{clock_};
  test_support::MemoryRunStore store_;
  test_support::RecordingSink sink_{store_};
  planner::Scheduler scheduler_{graph_of({{"network", {}}, {"security", {"network"}}})};
  Journal journal_{request_.run, store_, sink_, clock_};
  NoInputs inputs_;
  StepPreparation preparation_{request_.place(), engine_, engine_, inputs_};
  test_support::FixedArchive archive_;
  StepLedger ledger_{request_, scheduler_, journal_, engine_, preparation_,
                     archive_, store_,     clock_,   outcome_};
};

TEST_F(StepLedgerTest, LetsTheDependentsOfACompletedStackGo) {
  ledger_.completed(begin("network"), {{"create", 3}});
  journal_.flush();

  EXPECT_EQ(sink_.types, (Names{"layer.started", "output network", "stack.completed network",
                                "layer.completed"}));
  EXPECT_EQ(*event("stack.completed").data.find("durationMs"), Value(7000));
  EXPECT_EQ(scheduler_.ready(), planner::test_support::stacks({"security"}));
  EXPECT_EQ(outcome_.summary.deployed, 1);
}

TEST_F(StepLedgerTest, RemembersWhatWasDeployedWithoutItsSecrets) {
  ledger_.completed(begin("network"), {{"create", 3}});

  const DeployedStack& deployed = store_.deployed_stacks.at(StackName("network"));
  EXPECT_EQ(deployed.outputs.text("name"), "D1BRV40-network-dev");
  EXPECT_EQ(deployed.outputs.text("password"), "[secret]");
  EXPECT_EQ(deployed.duration, std::chrono::seconds(7));
  EXPECT_EQ(event("output").data.find("outputs")->text("password"), "[secret]");
}

// It would run once more although it is done.
TEST_F(StepLedgerTest, DoesNotTellTheEndOfAStackThatCouldNotBeRemembered) {
  store_.fail_from = 1;
  store_.fail_times = 1;

  ledger_.completed(begin("network"), {{"create", 3}});
  journal_.flush();

  EXPECT_TRUE(journal_.failure());
  EXPECT_TRUE(store_.history.empty());
  EXPECT_TRUE(store_.all_events.empty());
}

TEST_F(StepLedgerTest, ForgetsAStackThatWasDestroyedCompletely) {
  request_.run.operation = Operation::destroy;
  engine_.resources = 0;
  store_.deployed_stacks[StackName("network")] = {};
  Attempt attempt = begin("network");
  attempt.step.action = StepAction::remove;

  ledger_.completed(std::move(attempt), {{"delete", 3}});

  EXPECT_FALSE(store_.deployed_stacks.contains(StackName("network")));
}

TEST_F(StepLedgerTest, BlocksWhatDependsOnAFailureAndClosesItsLayer) {
  ledger_.failed(begin("network"), {{"create", 1}}, {.code = "AccessDenied", .message = "no"});
  journal_.flush();

  EXPECT_EQ(sink_.types, (Names{"layer.started", "stack.failed network", "stack.blocked security",
                                "layer.completed", "layer.completed"}));
  EXPECT_EQ(store_.history, (Names{"network failed", "security blocked"}));
  EXPECT_EQ(store_.all_steps.back().blocked_by, "network");
  EXPECT_EQ(outcome_.failures.at(StackName("network")).code, "AccessDenied");
  EXPECT_TRUE(scheduler_.done());
}

TEST_F(StepLedgerTest, LeavesAStepOpenThatFailedOnlyForNow) {
  ledger_.failed_for_now(begin("network"), {}, {.code = "Throttling", .message = "slow down"},
                         std::chrono::seconds(2));

  EXPECT_EQ(*event("stack.failed").data.find("retryInMs"), Value(2000));
  EXPECT_EQ(store_.all_steps.front().failure->code, "Throttling");
  EXPECT_EQ(outcome_.summary, RunSummary{});
  EXPECT_EQ(scheduler_.settled(), 0U);
}

TEST_F(StepLedgerTest, KeepsWhatACancelledStepHadChanged) {
  ledger_.cancelled(begin("network"), {{"create", 2}});

  EXPECT_EQ(store_.all_steps.front().state, StepState::cancelled);
  EXPECT_EQ(store_.all_steps.front().changes, (ResourceChanges{{"create", 2}}));
  EXPECT_TRUE(store_.deployed_stacks.contains(StackName("network")));
  EXPECT_EQ(outcome_.summary.cancelled, 1);
  EXPECT_EQ(outcome_.summary.blocked, 1);
}

TEST_F(StepLedgerTest, CancelsWhatHasNotBegun) {
  const Attempt running = begin("network");

  ledger_.cancel_waiting();

  EXPECT_EQ(store_.history, (Names{"security cancelled"}));
  EXPECT_EQ(outcome_.summary.cancelled, 1);
  EXPECT_EQ(scheduler_.running(), 1U);
}

} // namespace
} // namespace cloud::orchestrator
