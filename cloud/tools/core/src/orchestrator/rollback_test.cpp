#include "test_support/run_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace cloud::orchestrator {
namespace {

using test_support::failed_with;
using test_support::three_stacks;
using Names = std::vector<std::string>;
using testing::ElementsAre;
using testing::Pair;

PulumiStackName pulumi(const char* stack) {
  return PulumiStackName(std::string("D1BRV40-") + stack + "-dev");
}

class RollbackTest : public test_support::RunExecutorTest {
protected:
  RollbackTest() {
    request_.rollback = RollbackPolicy::automatic;
    request_.session.slots = 1;
    engine_.absent = {pulumi("dns"), pulumi("network"), pulumi("security")};
    for (const char* stack : {"dns", "network", "security"}) {
      archive_.noted[StackName(stack)].noted = true;
    }
  }

  // Everything is deployed, and what is deployed next has other configurations.
  void deploy_before() {
    ASSERT_EQ(run().value().run.state, RunState::completed);
    for (const char* stack : {"dns", "network", "security"}) {
      engine_.outcomes[StackName(stack)] = {Succeeded{{{"update", 1}}}};
      before_[StackName(stack)] = engine_.configs.at(StackName(stack));
    }
    request_.run.id = RunId("R2");
    request_.policy = planner::SkipPolicy::never;
    inputs_.size = 2;
    engine_.calls.clear();
    sink_.types.clear();
    store_.all_events.clear();
  }

  Names calls_of(const char* kind) const {
    Names found;
    for (const std::string& call : engine_.calls) {
      if (call.starts_with(kind)) {
        found.push_back(call);
      }
    }
    return found;
  }

  Value event(const char* type) const {
    const auto found =
        std::find_if(store_.all_events.begin(), store_.all_events.end(),
                     [type](const RunEvent& candidate) { return candidate.type == type; });
    return found == store_.all_events.end() ? Value() : found->data;
  }

  std::map<StackName, Value> before_;
};

TEST_F(RollbackTest, RemovesWhatTheRunHasMadeDependentsFirst) {
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::rolled_back);
  EXPECT_EQ(outcome.rollback, RollbackResult::complete);
  EXPECT_EQ(outcome.summary.deployed, 2);
  EXPECT_EQ(outcome.summary.failed, 1);
  EXPECT_THAT(calls_of("start removal"),
              ElementsAre("start removal of network", "start removal of dns"));
  EXPECT_TRUE(store_.deployed_stacks.empty());
  EXPECT_TRUE(store_.made_versions.empty());
  EXPECT_EQ(sink_.types.back(), "deployment.rolled_back");
}

TEST_F(RollbackTest, RestoresWhatTheRunHasUpdatedFromWhatItWasBefore) {
  deploy_before();
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::rolled_back);
  EXPECT_TRUE(calls_of("start removal").empty());
  EXPECT_THAT(calls_of("start "), ElementsAre("start dns", "start network", "start security",
                                              "start security", "start network", "start dns"));
  EXPECT_EQ(engine_.configs, before_);
  for (const auto& [name, stack] : store_.deployed_stacks) {
    EXPECT_EQ(stack.run, RunId("R1")) << name;
    EXPECT_EQ(stack.last_result, StepState::completed) << name;
    EXPECT_EQ(stack.key.config, before_.at(name)) << name;
  }
}

TEST_F(RollbackTest, LeavesNothingToDoForTheDeployThatWasThereBefore) {
  deploy_before();
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  (void)run();

  request_.run.id = RunId("R3");
  request_.policy = planner::SkipPolicy::when_proven;
  inputs_.size = 1;
  sink_.types.clear();
  store_.all_events.clear();

  EXPECT_EQ(run().value().summary.skipped, 3);
}

TEST_F(RollbackTest, LeavesAloneWhatTheRunHasNotTouched) {
  deploy_before();
  request_.policy = planner::SkipPolicy::when_proven;
  inputs_.size = 1;
  inputs_.sizes[StackName("security")] = 2;
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};

  (void)run();

  EXPECT_THAT(calls_of("start "), ElementsAre("start security", "start security"));
}

TEST_F(RollbackTest, TellsWhatItDoes) {
  deploy_before();
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  engine_.outcomes[StackName("network")] = {Succeeded{{{"update", 1}}}};

  (void)run();

  const Value started = event("rollback.started");
  EXPECT_EQ(started.text("policy"), "automatic");
  EXPECT_EQ(started.find("failures")->as_list()->front().text("stack"), "security");
  EXPECT_EQ(started.find("deployed")->as_texts(), (Names{"dns", "network"}));
  EXPECT_EQ(started.find("stacks")->as_list()->front().text("action"), "restore");
  EXPECT_EQ(*event("rollback.completed").find("complete"), Value(true));
}

TEST_F(RollbackTest, IsNotCompleteWhenAStepOfItFails) {
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  engine_.outcomes[StackName("network")] = {Succeeded{{{"create", 3}}},
                                            failed_with("DependencyViolation")};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.rollback, RollbackResult::incomplete);
  EXPECT_THAT(outcome.rollback_failures, ElementsAre(Pair(StackName("network"), testing::_)));
  EXPECT_EQ(sink_.types.back(), "deployment.failed");
}

TEST_F(RollbackTest, KeepsAStackWhoseResourcesAreProtectedAndWhatItStandsOn) {
  request_.plan = test_support::plan_for({{"dns", "network"}, {"security"}, {"app"}});
  const auto graph = test_support::graph_of({{StackName("dns"), 10, {}},
                                             {StackName("network"), 20, {}},
                                             {StackName("security"), 30, {StackName("network")}},
                                             {StackName("app"), 40, {StackName("security")}}});
  engine_.absent.insert(pulumi("app"));
  engine_.outcomes[StackName("app")] = {failed_with("AccessDenied")};
  engine_.protected_resources[pulumi("security")] = {"urn:key"};

  const auto outcome = run(graph).value();

  EXPECT_EQ(outcome.rollback, RollbackResult::incomplete);
  EXPECT_THAT(calls_of("start removal"), ElementsAre("start removal of dns"));
  const Value::List left = *event("rollback.started").find("left")->as_list();
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].text("stack"), "network");
  EXPECT_EQ(left[0].text("reason"), "security stays and needs it");
  EXPECT_EQ(left[1].text("reason"), "1 of its resources is protected against deletion");
}

TEST_F(RollbackTest, TellsWhatStaysEvenWhereNothingCanBeUndone) {
  request_.plan = test_support::plan_for({{"network"}});
  engine_.outcomes[StackName("network")] = {failed_with("AccessDenied")};
  engine_.absent.clear(); // it was there, and nobody knows from what it had been made

  const auto outcome = run(test_support::graph_of({{StackName("network"), 20, {}}})).value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.rollback, RollbackResult::incomplete);
  const Value::List left = *event("rollback.started").find("left")->as_list();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().text("reason"), "nothing is known of how it was before");
  EXPECT_EQ(*event("rollback.completed").find("complete"), Value(false));
}

TEST_F(RollbackTest, NamesTheDataThatTheRunHasDeleted) {
  deploy_before();
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  const char* urn = "urn:pulumi:D1BRV40-network-dev::shop::aws:s3/bucket:Bucket::assets";
  engine_.deleting[StackName("network")] = {
      urn, "aws:s3/bucket:Bucket", "delete-replaced", "b-1", {}};

  (void)run();

  const Value::List lost = *event("rollback.started").find("lost")->as_list();
  ASSERT_EQ(lost.size(), 1U);
  EXPECT_EQ(lost.front().text("stack"), "network");
  EXPECT_EQ(lost.front().text("urn"), urn);
}

TEST_F(RollbackTest, KeepsWhatIsThereWhenOnlyALeftoverCouldNotBeRemoved) {
  Failed leftover = failed_with("DependencyViolation");
  leftover.failure.kind = FailureClass::partial;
  engine_.outcomes[StackName("security")] = {leftover};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.rollback, RollbackResult::none);
  EXPECT_TRUE(calls_of("start removal").empty());
}

TEST_F(RollbackTest, DoesNothingUnlessItIsWanted) {
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  request_.rollback = RollbackPolicy::never;

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.rollback, RollbackResult::none);
  EXPECT_TRUE(calls_of("start removal").empty());
}

TEST_F(RollbackTest, AsksAndTakesNoForAnAnswer) {
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  request_.rollback = RollbackPolicy::ask;
  agrees_ = false;

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.rollback, RollbackResult::declined);
  EXPECT_TRUE(calls_of("start removal").empty());
}

TEST_F(RollbackTest, StopsWhenTheUserInterruptsIt) {
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  sink_.on = [this](const std::string& type) {
    interrupts_.count = type == "rollback.started" ? 1 : interrupts_.count;
  };

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(outcome.rollback, RollbackResult::incomplete);
  EXPECT_EQ(store_.deployed_stacks.size(), 2U);
}

TEST_F(RollbackTest, DoesNotUndoWhatTheUserStopped) {
  engine_.hanging = {StackName("network")};
  interrupts_.count = 1;

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(outcome.rollback, RollbackResult::none);
}

} // namespace
} // namespace cloud::orchestrator
