#include "test_support/run_fixture.hpp"

#include <rapidcheck/gtest.h>

namespace cloud::orchestrator {
namespace {

using test_support::failed_with;
using test_support::graph_of;
using test_support::plan_for;
using test_support::RunExecutorTest;
using test_support::three_stacks;
using Names = std::vector<std::string>;

TEST_F(RunExecutorTest, DeploysEveryStackInOrderAndRecordsTheVersion) {
  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::completed);
  EXPECT_EQ(outcome.summary.deployed, 3);
  EXPECT_EQ(store_.made_versions.size(), 1U);
  EXPECT_EQ(sink_.types,
            (Names{"deployment.started",       "stack.planned dns",   "stack.planned network",
                   "stack.planned security",   "layer.started",       "stack.started dns",
                   "stack.started network",    "deployment.progress", "output dns",
                   "stack.completed dns",      "deployment.progress", "output network",
                   "stack.completed network",  "layer.completed",     "layer.started",
                   "stack.started security",   "deployment.progress", "output security",
                   "stack.completed security", "layer.completed",     "deployment.completed"}));
}

TEST_F(RunExecutorTest, MakesEverythingDurableBeforeItLetsPulumiGo) {
  request_.plan = plan_for({{"network"}});

  (void)run(graph_of({{StackName("network"), 20, {}}}));

  EXPECT_EQ(engine_.calls, (Names{"open", "code network", "workspace network", "undo network",
                                  "start network", "release network"}));
  EXPECT_EQ(store_.history, (Names{"network intent", "network running", "network completed"}));
  EXPECT_EQ(store_.all_steps.front().guard, (ProcessIdentity{4711, 1, "boot"}));
  EXPECT_EQ(store_.all_steps.front().undo_point, "/undo");
}

FreedLock freed_by_grace() {
  return {"grace", "build-9", "it hangs", {}};
}

TEST_F(RunExecutorTest, StartsNothingMoreOnceItsLockWasFreedAndLetsPulumiFinish) {
  store_.on_step = [this](const Step& step) {
    if (step.stack == StackName("dns") && step.state == StepState::running) {
      store_.all_runs.front().freed_lock = freed_by_grace();
    }
  };

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(outcome.run.freed_lock, freed_by_grace());
  EXPECT_EQ(outcome.summary.deployed, 1);
  EXPECT_EQ(outcome.summary.cancelled, 2);
  EXPECT_EQ(engine_.calls, (Names{"open", "code dns", "workspace dns", "undo dns", "start dns",
                                  "release dns", "code network"}));
  EXPECT_TRUE(store_.made_versions.empty());
  EXPECT_EQ(sink_.types, (Names{"deployment.started", "stack.planned dns", "stack.planned network",
                                "stack.planned security", "layer.started", "stack.started dns",
                                "lock.freed", "stack.cancelled security", "layer.completed",
                                "stack.cancelled network", "deployment.progress", "output dns",
                                "stack.completed dns", "layer.completed", "deployment.cancelled"}));
}

TEST_F(RunExecutorTest, DoesNotStartAStepWhenTheStoreKnowsThatItsLockIsGone) {
  request_.session.slots = 1;
  // At the last moment: the run has just looked.
  store_.on_step = [this](const Step& step) {
    if (step.stack == StackName("dns") && step.state == StepState::intent) {
      store_.all_runs.front().freed_lock = freed_by_grace();
    }
  };

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(outcome.summary.cancelled, 3);
  EXPECT_EQ(engine_.calls, (Names{"open", "code dns"}));
  EXPECT_EQ(std::count(sink_.types.begin(), sink_.types.end(), "layer.started"), 1);
  EXPECT_EQ(std::count(sink_.types.begin(), sink_.types.end(), "lock.freed"), 1);
  EXPECT_EQ(sink_.types.back(), "deployment.cancelled");
}

TEST_F(RunExecutorTest, LooksForItsLockBeforeItPreparesAStep) {
  request_.session.slots = 1;
  store_.on_step = [this](const Step& step) {
    if (step.stack == StackName("dns") && step.state == StepState::running) {
      store_.all_runs.front().freed_lock = freed_by_grace();
    }
  };

  EXPECT_EQ(run().value().summary.deployed, 1);

  EXPECT_EQ(std::count(engine_.calls.begin(), engine_.calls.end(), "code network"), 0);
}

TEST_F(RunExecutorTest, DropsARetryWhenItsLockWasFreed) {
  request_.plan = plan_for({{"network"}});
  engine_.outcomes[StackName("network")] = {failed_with("Throttling", true)};
  store_.on_step = [this](const Step& step) {
    if (step.state == StepState::failed) {
      store_.all_runs.front().freed_lock = freed_by_grace();
    }
  };

  const auto outcome = run(graph_of({{StackName("network"), 20, {}}})).value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(std::count(engine_.calls.begin(), engine_.calls.end(), "code network"), 1);
}

TEST_F(RunExecutorTest, MakesNoVersionOfWhatOthersMayHaveChangedMeanwhile) {
  request_.plan = plan_for({{"network"}});
  store_.on_step = [this](const Step& step) {
    if (step.state == StepState::completed) {
      store_.all_runs.front().freed_lock = freed_by_grace();
    }
  };

  const auto outcome = run(graph_of({{StackName("network"), 20, {}}})).value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_TRUE(store_.made_versions.empty());
}

TEST_F(RunExecutorTest, EndsAsCancelledWhenItsLockIsFreedAtItsVeryEnd) {
  store_.on_version = [this] { store_.all_runs.front().freed_lock = freed_by_grace(); };

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(store_.all_runs.front().state, RunState::cancelled);
  EXPECT_EQ(sink_.types.back(), "deployment.cancelled");
}

TEST_F(RunExecutorTest, NeverRunsMoreStacksAtOnceThanItHasSlots) {
  request_.session.slots = 1;

  (void)run();

  EXPECT_EQ(engine_.most_running, 1U);
}

TEST_F(RunExecutorTest, BlocksTheDescendantsOfAFailureAndFinishesTheOthers) {
  engine_.outcomes[StackName("network")] = {failed_with("UnauthorizedOperation")};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.summary.deployed, 1);
  EXPECT_EQ(outcome.summary.failed, 1);
  EXPECT_EQ(outcome.summary.blocked, 1);
  EXPECT_EQ(outcome.failures.at(StackName("network")).code, "UnauthorizedOperation");
  EXPECT_EQ(store_.all_steps.back().blocked_by, "network");
  EXPECT_TRUE(store_.made_versions.empty());
}

TEST_F(RunExecutorTest, TriesAgainAfterThrottling) {
  engine_.outcomes[StackName("network")] = {failed_with("RequestLimitExceeded", true)};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::completed);
  EXPECT_EQ(outcome.summary.deployed, 3);
  EXPECT_EQ(outcome.summary.failed, 0);
  const auto steps = store_.steps(RunId("R1")).value();
  EXPECT_EQ(std::count_if(steps.begin(), steps.end(),
                          [](const Step& step) { return step.stack == StackName("network"); }),
            2);
}

TEST_F(RunExecutorTest, RecordsEachAttemptOnItsOwn) {
  engine_.outcomes[StackName("network")] = {failed_with("RequestLimitExceeded", true)};

  (void)run();

  std::vector<Step> attempts;
  for (const Step& step : store_.all_steps) {
    if (step.stack == StackName("network")) {
      attempts.push_back(step);
    }
  }
  ASSERT_EQ(attempts.size(), 2U);
  EXPECT_EQ(attempts[0].state, StepState::failed);
  EXPECT_EQ(attempts[0].failure->code, "RequestLimitExceeded");
  EXPECT_EQ(attempts[1].attempt, 2);
  EXPECT_EQ(attempts[1].state, StepState::completed);
  EXPECT_FALSE(attempts[1].failure);
}

TEST_F(RunExecutorTest, EndsAsFailedWhenTheEngineCannotStart) {
  engine_.failing_call = "open";

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::failed);
  EXPECT_EQ(outcome.refused->message, "open failed");
  EXPECT_EQ(outcome.summary.cancelled, 3);
  EXPECT_EQ(sink_.types.back(), "deployment.failed");
}

TEST_F(RunExecutorTest, GivesUpWhenThrottlingDoesNotEnd) {
  for (int i = 0; i < 10; ++i) {
    engine_.outcomes[StackName("network")].push_back(failed_with("RequestLimitExceeded", true));
  }

  const auto outcome = run().value();

  EXPECT_EQ(outcome.summary.failed, 1);
  EXPECT_EQ(engine_.outcomes[StackName("network")].size(), 6U);
}

TEST_F(RunExecutorTest, StopsGracefullyOnTheFirstInterruptAndStartsNothingMore) {
  engine_.hanging = {StackName("dns"), StackName("network")};
  inputs_.on_resolve = [this](const StackName& stack) {
    interrupts_.count = stack == StackName("network") ? 1 : 0; // by then dns runs, and network will
  };

  const auto outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::cancelled);
  EXPECT_EQ(outcome.summary.cancelled, 3);
  EXPECT_EQ(std::count(engine_.calls.begin(), engine_.calls.end(), "stop network gracefully"), 1);
  EXPECT_EQ(std::count(engine_.calls.begin(), engine_.calls.end(), "start security"), 0);
  EXPECT_EQ(sink_.types.back(), "deployment.cancelled");
}

TEST_F(RunExecutorTest, TreatsAStepThatSomebodyElseStoppedAsFailed) {
  engine_.outcomes[StackName("network")] = {Cancelled{{{"create", 1}}}};

  const auto outcome = run();

  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->run.state, RunState::failed);
  EXPECT_EQ(outcome->failures.at(StackName("network")).code, "engine_stopped");
  EXPECT_EQ(outcome->summary.blocked, 1);
}

TEST_F(RunExecutorTest, TreatsAStepThatNeverEndsAsFailed) {
  engine_.hanging = {StackName("network")};

  const auto outcome = run().value();

  EXPECT_TRUE(outcome.timed_out);
  EXPECT_EQ(outcome.failures.at(StackName("network")).code, "timed_out");
  EXPECT_EQ(changes_of("network"), (ResourceChanges{{"create", 1}}));
  EXPECT_EQ(outcome.summary.blocked, 1);
}

TEST_F(RunExecutorTest, ReportsAValueThatDoesNotResolveAsThatStacksFailure) {
  inputs_.failing = StackName("network");

  const auto outcome = run().value();

  const Failure& failure = outcome.failures.at(StackName("network"));
  EXPECT_EQ(failure.kind, FailureClass::pre_deployment);
  EXPECT_EQ(failure.message, "network.yaml:3:9: no output 'vpcid'");
  EXPECT_EQ(failure.advice, "use 'vpcId'");
}

TEST_F(RunExecutorTest, EndsWithTheStoresErrorWhenTheDiskIsFull) {
  store_.fail_from = 6;

  const auto outcome = run();

  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message, "cannot write the store: No space left on device");
}

TEST_F(RunExecutorTest, WritesNothingMoreAfterAWriteThatFailed) {
  store_.fail_from = 6;
  store_.fail_times = 1;

  ASSERT_FALSE(run());

  EXPECT_EQ(store_.writes, 6);
  EXPECT_EQ(store_.all_runs.front().state, RunState::running); // to be settled
  EXPECT_TRUE(store_.made_versions.empty());
}

TEST_F(RunExecutorTest, DestroysAStackBeforeWhatItDependsOn) {
  request_.run.operation = Operation::destroy;
  request_.plan = plan_for({{"security"}, {"dns", "network"}});

  const auto outcome = run(three_stacks().reversed()).value();

  EXPECT_EQ(outcome.summary.deployed, 3);
  const auto call = [this](const char* name) {
    return std::find(engine_.calls.begin(), engine_.calls.end(), name);
  };
  EXPECT_LT(call("release security"), call("workspace network"));
}

// What a deploy of all three stacks has left, as the next run finds it.
class SecondRunTest : public RunExecutorTest {
protected:
  SecondRunTest() {
    for (const char* stack : {"dns", "network", "security"}) {
      archive_.noted[StackName(stack)].noted = true;
    }
    (void)RunExecutorTest::run();
    engine_.calls.clear();
    sink_.types.clear();
    store_.history.clear();
    store_.all_events.clear();
    store_.all_steps.clear();
    request_.run.id = RunId("R2");
  }
};

TEST_F(SecondRunTest, SkipsWhatHasNotChangedAndStartsNothing) {
  const auto outcome = run().value();

  EXPECT_EQ(outcome.summary.skipped, 3);
  EXPECT_EQ(engine_.calls, (Names{"open", "code dns", "code network", "code security"}));
  EXPECT_EQ(sink_.types,
            (Names{"deployment.started", "stack.planned dns", "stack.planned network",
                   "stack.planned security", "layer.started", "stack.skipped dns",
                   "stack.skipped network", "layer.completed", "layer.started",
                   "stack.skipped security", "layer.completed", "deployment.completed"}));
  EXPECT_EQ(store_.history, (Names{"dns skipped", "network skipped", "security skipped"}));
  EXPECT_EQ(store_.made_versions.size(), 1U); // nothing new
}

TEST_F(SecondRunTest, MakesTheVersionThatARunWhichWasKilledDidNotMake) {
  store_.made_versions.clear();

  EXPECT_EQ(run().value().summary.skipped, 3);

  ASSERT_EQ(store_.made_versions.size(), 1U);
  EXPECT_EQ(store_.made_versions.front().run, RunId("R2"));
  EXPECT_EQ(store_.made_versions.front().content.stacks.size(), 3U);
}

TEST_F(SecondRunTest, RunsEverythingWhenItIsForced) {
  request_.policy = planner::SkipPolicy::never;

  EXPECT_EQ(run().value().summary.deployed, 3);
  EXPECT_EQ(store_.made_versions.size(), 2U);
}

TEST_F(SecondRunTest, RunsAgainWhatReadAnOutputThatIsAnotherNow) {
  inputs_.elsewhere["network.vpcId"] = "vpc-1";
  archive_.noted[StackName("security")].outputs = {"network.vpcId"};
  request_.policy = planner::SkipPolicy::never;
  (void)run();
  EXPECT_EQ(store_.deployed_stacks.at(StackName("security")).key.consumed,
            (Value(Value::Map{{"network.vpcId", "vpc-1", {}}})));

  request_.policy = planner::SkipPolicy::when_proven;
  EXPECT_EQ(run().value().summary.skipped, 3);

  inputs_.elsewhere["network.vpcId"] = "vpc-2";
  const auto outcome = run().value();
  EXPECT_EQ(outcome.summary.skipped, 2);
  EXPECT_EQ(outcome.summary.deployed, 1);
}

TEST_F(SecondRunTest, DoubtsAFileThatChangedWhileItsProgramRan) {
  archive_.noted[StackName("security")].files = {"assets/api.zip"};
  inputs_.declared.files = {"assets/**"};
  inputs_.elsewhere["file:assets/api.zip"] = "what is there afterwards";
  inputs_.restless = "file:assets/api.zip";
  request_.policy = planner::SkipPolicy::never;

  (void)run();

  EXPECT_EQ(store_.deployed_stacks.at(StackName("security")).unproven,
            (Names{"it reads file:assets/api.zip, which changed while it ran"}));
}

TEST_F(SecondRunTest, RunsToTheEndWhatItOnceDecidedToRun) {
  inputs_.elsewhere["network.vpcId"] = "vpc-1";
  archive_.noted[StackName("security")].outputs = {"network.vpcId"};
  request_.policy = planner::SkipPolicy::never;
  (void)run();
  request_.policy = planner::SkipPolicy::when_proven;
  engine_.outcomes[StackName("security")] = {failed_with("Throttling", true)};
  inputs_.elsewhere["network.vpcId"] = "vpc-2";
  int asked = 0;
  inputs_.on_resolve = [this, &asked](const StackName& stack) {
    if (stack.str() == "security" && ++asked == 2) {
      inputs_.elsewhere["network.vpcId"] = "vpc-1"; // as it was, and half of vpc-2 is deployed
    }
  };

  const auto outcome = run().value();

  EXPECT_EQ(asked, 2);
  EXPECT_EQ(outcome.summary.deployed, 1);
  EXPECT_EQ(outcome.summary.skipped, 2);
}

TEST_F(SecondRunTest, LetsAPreviewDecideWhereNobodyKnowsWhatTheProgramRead) {
  store_.deployed_stacks.at(StackName("network")).unproven = {"nobody knows what its program read"};
  engine_.outcomes[StackName("network")] = {Succeeded{{{"same", 3}}}};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.summary.skipped, 3);
  EXPECT_EQ(engine_.calls,
            (Names{"open", "code dns", "code network", "workspace network", "undo network",
                   "start preview of network", "release network", "code security"}));
  EXPECT_EQ(store_.history, (Names{"dns skipped", "network intent", "network running",
                                   "network skipped", "security skipped"}));
  EXPECT_TRUE(store_.deployed_stacks.at(StackName("network")).unproven.empty());
}

TEST_F(SecondRunTest, RunsAStackWhosePreviewFindsChanges) {
  request_.policy = planner::SkipPolicy::verify;
  engine_.outcomes[StackName("dns")] = {Succeeded{{{"same", 3}}}};
  engine_.outcomes[StackName("network")] = {Succeeded{{{"same", 2}, {"update", 1}}},
                                            Succeeded{{{"update", 1}, {"same", 2}}}};
  engine_.outcomes[StackName("security")] = {Succeeded{{{"same", 3}}}};

  const auto outcome = run().value();

  EXPECT_EQ(outcome.summary.deployed, 1);
  EXPECT_EQ(outcome.summary.skipped, 2);
  EXPECT_EQ(changes_of("network"), (ResourceChanges{{"same", 2}, {"update", 1}}));
}

TEST_F(SecondRunTest, DestroysOnlyWhatIsThere) {
  request_.run.operation = Operation::destroy;
  request_.plan = plan_for({{"security"}, {"dns", "network"}});
  for (PlannedStack& stack : request_.plan.stacks) {
    stack.action = StepAction::remove;
  }
  engine_.resources = 0;

  const auto outcome = run(three_stacks().reversed()).value();

  EXPECT_EQ(outcome.summary.skipped, 3);
  EXPECT_EQ(engine_.calls, (Names{"open"}));
}

RC_GTEST_FIXTURE_PROP(RunExecutorTest, SettlesEveryStackOfAnyGraphExactlyOnce, ()) {
  const auto size = *rc::gen::inRange(1, 12);
  std::vector<planner::Node> nodes;
  std::vector<std::string> names;
  for (int i = 0; i < size; ++i) {
    planner::Node node{StackName("s" + std::to_string(i)), 100, {}};
    for (int j = 0; j < i; ++j) {
      if (*rc::gen::inRange(0, 3) == 0) {
        node.dependencies.emplace_back("s" + std::to_string(j));
      }
    }
    if (*rc::gen::inRange(0, 4) == 0) {
      engine_.outcomes[node.name] = {failed_with("AccessDenied")};
    }
    names.push_back(node.name.str());
    nodes.push_back(std::move(node));
  }
  request_.plan = plan_for({names});
  request_.session.slots = *rc::gen::inRange(1, 4);

  const auto outcome = run(graph_of(nodes)).value();

  const RunSummary& summary = outcome.summary;
  RC_ASSERT(summary.deployed + summary.failed + summary.blocked == size);
  RC_ASSERT(static_cast<int>(outcome.failures.size()) == summary.failed);
}

} // namespace
} // namespace cloud::orchestrator
