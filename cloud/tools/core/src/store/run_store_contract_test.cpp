#include "test_support/run_store_contract.hpp"

#include <gmock/gmock.h>

namespace cloud::test_support {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_P(RunStoreContract, AnswersNothingBeforeAnythingWasStored) {
  const DeploymentId deployment("D1BRV40");
  const EnvironmentName dev("dev");

  EXPECT_EQ(store_.find_run(RunId("r1")).value(), std::nullopt);
  EXPECT_THAT(store_.runs(deployment, std::nullopt, 10).value(), IsEmpty());
  EXPECT_THAT(store_.steps(RunId("r1")).value(), IsEmpty());
  EXPECT_THAT(store_.events(RunId("r1"), 0, 10).value(), IsEmpty());
  EXPECT_THAT(store_.deployed(deployment, dev).value(), IsEmpty());
  EXPECT_EQ(store_.latest_version(deployment, dev).value(), std::nullopt);
  EXPECT_THAT(store_.durations(deployment, dev, StackName("network"), 10).value(), IsEmpty());
}

TEST_P(RunStoreContract, FindsARunAsItWasBegun) {
  const cloud::Run begun = run("r1");

  ASSERT_TRUE(succeeded(store_.begin_run(begun, k_never)));

  EXPECT_EQ(store_.find_run(RunId("r1")).value(), begun);
  EXPECT_EQ(fixture_->reopen().find_run(RunId("r1")).value(), begun);
}

TEST_P(RunStoreContract, ListsRunsNewestFirstAndByEnvironment) {
  const cloud::Run first = completed_run("r1");
  const cloud::Run second = completed_run("r2");
  cloud::Run elsewhere = run("r3");
  elsewhere.environment = EnvironmentName("prod");
  ASSERT_TRUE(succeeded(store_.begin_run(elsewhere, k_never)));

  const DeploymentId deployment("D1BRV40");
  EXPECT_THAT(store_.runs(deployment, std::nullopt, 10).value(),
              ElementsAre(elsewhere, second, first));
  EXPECT_THAT(store_.runs(deployment, EnvironmentName("dev"), 10).value(),
              ElementsAre(second, first));
  EXPECT_THAT(store_.runs(deployment, std::nullopt, 1).value(), ElementsAre(elsewhere));
  EXPECT_THAT(store_.runs(DeploymentId("D000000"), std::nullopt, 10).value(), IsEmpty());
}

TEST_P(RunStoreContract, RefusesASecondRunOfTheSameEnvironmentAndNamesTheHolder) {
  ASSERT_TRUE(succeeded(store_.begin_run(run("r1"), k_never)));

  const Result<void> second = store_.begin_run(run("r2"), k_never);

  ASSERT_FALSE(second);
  EXPECT_EQ(second.error(),
            (Error{ErrorCode::locked,
                   "D1BRV40 dev is locked: ada on build-7 has been running deploy r1 since "
                   "2025-10-09 14:30:00 UTC",
                   {},
                   "watch it with: cloud logs D1BRV40 --environment dev --follow"}));
  EXPECT_EQ(store_.find_run(RunId("r2")).value(), std::nullopt);
}

TEST_P(RunStoreContract, LetsOtherEnvironmentsRunAtTheSameTime) {
  cloud::Run other = run("r2");
  other.environment = EnvironmentName("stage");

  ASSERT_TRUE(succeeded(store_.begin_run(run("r1"), k_never)));

  EXPECT_TRUE(succeeded(store_.begin_run(other, k_never)));
}

TEST_P(RunStoreContract, LetsAPreviewRunBesideADeploy) {
  ASSERT_TRUE(succeeded(store_.begin_run(run("r1"), k_never)));
  ASSERT_TRUE(succeeded(store_.begin_run(run("r2", Operation::preview), k_never)));

  EXPECT_FALSE(store_.begin_run(run("r3"), k_never));
  EXPECT_EQ(store_.find_run(RunId("r2")).value()->state, RunState::running);
}

TEST_P(RunStoreContract, FreesTheEnvironmentWhenTheRunFinishes) {
  const cloud::Run first = completed_run("r1");

  EXPECT_TRUE(succeeded(store_.begin_run(run("r2"), k_never)));
  EXPECT_EQ(store_.find_run(RunId("r1")).value(), first);
}

TEST_P(RunStoreContract, MarksTheDeadRunAsInterruptedWhenItIsTakenOver) {
  const cloud::Run dead = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(dead, k_never)));
  clock_.advance(std::chrono::minutes(5));
  std::vector<cloud::Run> asked;

  const Result<void> second = store_.begin_run(run("r2"), [&asked](const cloud::Run& holder) {
    asked.push_back(holder);
    return true;
  });

  ASSERT_TRUE(second);
  EXPECT_THAT(asked, ElementsAre(dead));
  EXPECT_EQ(store_.find_run(RunId("r1")).value(), finished(dead, RunState::interrupted));
  EXPECT_EQ(store_.find_run(RunId("r2")).value(), run("r2"));
}

TEST_P(RunStoreContract, RefusesWritesOfARunThatWasTakenOver) {
  const cloud::Run dead = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(dead, k_never)));
  ASSERT_TRUE(succeeded(store_.begin_run(run("r2"), k_always)));
  std::vector<RunEvent> events{event(dead, "output", "network")};

  const Result<void> recorded = store_.update_steps({}, events);

  const Error expected{
      ErrorCode::conflict, "run r1 is not running any more: it is interrupted", {}, {}};
  ASSERT_FALSE(recorded);
  EXPECT_EQ(recorded.error(), expected);
  EXPECT_EQ(store_.update_step(step(dead, "network", StepState::running), events).error(),
            expected);
  EXPECT_EQ(store_.finish_run(finished(dead, RunState::completed), events).error(), expected);
  EXPECT_EQ(events.front().sequence, 0);
  EXPECT_THAT(store_.events(dead.id, 0, 10).value(), IsEmpty());
  EXPECT_FALSE(store_.begin_run(run("r3"), k_never)) << "the new holder keeps its lock";
}

TEST_P(RunStoreContract, KnowsWhoHoldsTheLockOfAnEnvironment) {
  const cloud::Run holder = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(holder, k_never)));
  ASSERT_TRUE(succeeded(store_.begin_run(run("r2", Operation::preview), k_never)));
  const auto found = [this](const char* environment) {
    return fixture_->reopen()
        .lock_holder(DeploymentId("D1BRV40"), EnvironmentName(environment))
        .value();
  };

  EXPECT_EQ(found("dev"), holder);
  EXPECT_EQ(found("prod"), std::nullopt);
  std::vector<RunEvent> none;
  ASSERT_TRUE(succeeded(store_.finish_run(finished(holder, RunState::completed), none)));
  EXPECT_EQ(found("dev"), std::nullopt);
}

TEST_P(RunStoreContract, LetsTheNextRunBeginWhenTheLockWasFreed) {
  cloud::Run first = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(first, k_never)));
  first.freed_lock = FreedLock{"grace", "build-9", "it hangs", clock_.now()};

  ASSERT_TRUE(succeeded(fixture_->reopen().free_lock(first.id, *first.freed_lock)));

  EXPECT_EQ(store_.find_run(first.id).value(), first);
  ASSERT_TRUE(succeeded(store_.begin_run(run("r2"), k_never)));
  EXPECT_EQ(store_.lock_holder(first.deployment, first.environment).value(), run("r2"));
  EXPECT_FALSE(store_.begin_run(run("r3"), k_never));
}

TEST_P(RunStoreContract, LetsARunThatLostItsLockEndThingsButBeginNothing) {
  cloud::Run first = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(first, k_never)));
  std::vector<RunEvent> none;
  ASSERT_TRUE(succeeded(store_.update_step(step(first, "network", StepState::intent), none)));
  first.freed_lock = FreedLock{"grace", "build-9", "it hangs", clock_.now()};
  ASSERT_TRUE(succeeded(fixture_->reopen().free_lock(first.id, *first.freed_lock)));
  ASSERT_TRUE(succeeded(store_.begin_run(run("r2"), k_never)));
  const Error expected{ErrorCode::locked, "run r1 has lost its lock: grace has freed it", {}, {}};
  std::vector<RunEvent> events{event(first, "layer.started")};

  EXPECT_EQ(store_.update_step(step(first, "dns", StepState::intent), events).error(), expected);
  EXPECT_EQ(store_.add_version(first, VersionContent{}).error(), expected);
  EXPECT_THAT(store_.events(first.id, 0, 10).value(), IsEmpty());

  const Step network = step(first, "network", StepState::completed);
  EXPECT_TRUE(succeeded(store_.update_step(network, events)));
  EXPECT_TRUE(succeeded(store_.finish_run(finished(first, RunState::cancelled), none)));
  EXPECT_THAT(store_.steps(first.id).value(), ElementsAre(network));
  EXPECT_EQ(store_.lock_holder(first.deployment, first.environment).value(), run("r2"))
      << "ending must not release the lock of another run";
}

TEST_P(RunStoreContract, FreesOnlyALockThatIsHeld) {
  const FreedLock freed{"grace", "build-9", "it hangs", clock_.now()};
  const cloud::Run first = run("r1");
  const cloud::Run preview = run("r2", Operation::preview);
  ASSERT_TRUE(succeeded(store_.begin_run(first, k_never)));
  ASSERT_TRUE(succeeded(store_.begin_run(preview, k_never)));
  ASSERT_TRUE(succeeded(store_.free_lock(first.id, freed)));
  const auto not_held = [](const char* id) {
    return Error{ErrorCode::conflict,
                 std::string("run ") + id + " does not hold the lock of its environment",
                 {},
                 {}};
  };

  EXPECT_EQ(store_.free_lock(first.id, freed).error(), not_held("r1"));
  EXPECT_EQ(store_.free_lock(preview.id, freed).error(), not_held("r2"));
  EXPECT_EQ(
      store_.free_lock(completed_run("r3").id, freed).error(),
      (Error{ErrorCode::conflict, "run r3 is not running any more: it is completed", {}, {}}));
}

TEST_P(RunStoreContract, SaysWhichRunIsUnknown) {
  std::vector<RunEvent> events{event(run("r9"), "output")};

  EXPECT_EQ(store_.update_steps({}, events).error(),
            (Error{ErrorCode::not_found, "unknown run 'r9'", {}, {}}));
}

TEST_P(RunStoreContract, NumbersTheEventsOfEachRunFromOneWithoutHoles) {
  const cloud::Run deploy = run("r1");
  const cloud::Run preview = run("r2", Operation::preview);
  ASSERT_TRUE(succeeded(store_.begin_run(deploy, k_never)));
  ASSERT_TRUE(succeeded(store_.begin_run(preview, k_never)));
  std::vector<RunEvent> first{event(deploy, "deployment.started"), event(deploy, "layer.started")};
  std::vector<RunEvent> second{event(preview, "deployment.started")};
  std::vector<RunEvent> third{event(deploy, "stack.started", "network")};
  third.front().data = Value::Map{{"attempt", 1, {}}, {"name", "network", {}}};

  ASSERT_TRUE(succeeded(store_.update_steps({}, first)));
  ASSERT_TRUE(succeeded(store_.update_steps({}, second)));
  ASSERT_TRUE(succeeded(store_.update_steps({}, third)));

  EXPECT_EQ(first[0].sequence, 1);
  EXPECT_EQ(first[1].sequence, 2);
  EXPECT_EQ(second[0].sequence, 1);
  EXPECT_EQ(third[0].sequence, 3);
  EXPECT_THAT(store_.events(deploy.id, 0, 10).value(), ElementsAre(first[0], first[1], third[0]));
  EXPECT_THAT(store_.events(deploy.id, 1, 1).value(), ElementsAre(first[1]));
  EXPECT_THAT(store_.events(deploy.id, 3, 10).value(), IsEmpty());
  EXPECT_THAT(store_.events(preview.id, 0, 10).value(), ElementsAre(second[0]));
}

TEST_P(RunStoreContract, RecordsNothingWithoutAnError) {
  std::vector<RunEvent> none;

  EXPECT_TRUE(succeeded(store_.update_steps({}, none)));
}

TEST_P(RunStoreContract, KeepsAStepWithEverythingItNeedsToBeResumed) {
  const cloud::Run deploy = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(deploy, k_never)));
  Step network = step(deploy, "network", StepState::intent);
  network.key = {"code-hash", "config-hash", "pulumi 3.259.0", "simulated 111111111111 us-east-1",
                 Value::Map{{"dns.zoneId", "hash", {}}}};
  network.workspace = ".cloud/runs/r1/network";
  std::vector<RunEvent> events{event(deploy, "stack.planned", "network")};
  ASSERT_TRUE(succeeded(store_.update_step(network, events)));
  EXPECT_THAT(store_.steps(deploy.id).value(), ElementsAre(network));

  network.state = StepState::failed;
  network.undo_point = ".cloud/runs/r1/network/undo.json";
  network.guard = ProcessIdentity{812, 99887766, "boot-a"};
  network.failure = Failure{FailureClass::partial, "VpcLimitExceeded",
                            "too many VPCs",       "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",
                            "ask for more",        false};
  network.changes = {{"create", 3}, {"same", 1}};
  network.started_at = clock_.now();
  network.finished_at = clock_.now() + std::chrono::seconds(90);
  std::vector<RunEvent> more{event(deploy, "stack.failed", "network")};
  ASSERT_TRUE(succeeded(store_.update_step(network, more)));

  EXPECT_THAT(store_.steps(deploy.id).value(), ElementsAre(network));
  EXPECT_THAT(store_.events(deploy.id, 0, 10).value(), ElementsAre(events[0], more[0]));
}

TEST_P(RunStoreContract, KeepsEveryAttemptAndOrdersStepsAsTheyWereFirstRecorded) {
  const cloud::Run deploy = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(deploy, k_never)));
  const Step network = step(deploy, "network", StepState::failed);
  const Step dns = step(deploy, "dns", StepState::blocked);
  Step again = step(deploy, "network", StepState::completed);
  again.attempt = 2;
  std::vector<RunEvent> none;

  ASSERT_TRUE(succeeded(store_.update_step(network, none)));
  ASSERT_TRUE(succeeded(store_.update_step(dns, none)));
  ASSERT_TRUE(succeeded(store_.update_step(again, none)));

  EXPECT_THAT(store_.steps(deploy.id).value(), ElementsAre(network, dns, again));
}

TEST_P(RunStoreContract, FinishesARunTogetherWithItsLastEvent) {
  const cloud::Run deploy = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(deploy, k_never)));
  clock_.advance(std::chrono::minutes(3));
  const cloud::Run done = finished(deploy, RunState::failed);
  std::vector<RunEvent> events{event(deploy, "deployment.failed")};

  ASSERT_TRUE(succeeded(store_.finish_run(done, events)));

  EXPECT_EQ(store_.find_run(deploy.id).value(), done);
  EXPECT_THAT(store_.events(deploy.id, 0, 10).value(), ElementsAre(events[0]));
  EXPECT_EQ(store_.finish_run(done, events).error().code, ErrorCode::conflict);
}

TEST_P(RunStoreContract, SettlesADeadRunWithAllThatItHasLeft) {
  const cloud::Run dead = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(dead, k_never)));
  DeployedStack network;
  network.stack = StackName("network");
  network.run = dead.id;
  network.key.consumed = Value::Map{};
  network.outputs = Value::Map{};
  DeployedStack dns = network;
  dns.stack = StackName("dns");
  ASSERT_TRUE(succeeded(store_.put_deployed(dead.deployment, dead.environment, dns)));
  Settlement settlement;
  settlement.run = finished(dead, RunState::interrupted);
  settlement.steps = {step(dead, "network", StepState::completed)};
  settlement.deployed = {network};
  settlement.gone = {dns.stack};
  std::vector<RunEvent> events{event(dead, "stack.completed", "network"),
                               event(dead, "deployment.failed")};

  EXPECT_EQ(store_.settle_run(settlement, events).value(), true);

  EXPECT_EQ(store_.find_run(dead.id).value(), settlement.run);
  EXPECT_THAT(store_.steps(dead.id).value(), ElementsAre(settlement.steps.front()));
  EXPECT_THAT(store_.deployed(dead.deployment, dead.environment).value(), ElementsAre(network));
  EXPECT_THAT(store_.events(dead.id, 0, 10).value(), ElementsAre(events[0], events[1]));
  EXPECT_TRUE(succeeded(store_.begin_run(run("r2"), k_never))) << "its lock is free";
}

TEST_P(RunStoreContract, SettlesADeadRunOnlyOnce) {
  const cloud::Run dead = run("r1");
  ASSERT_TRUE(succeeded(store_.begin_run(dead, k_never)));
  Settlement settlement;
  settlement.run = finished(dead, RunState::interrupted);
  std::vector<RunEvent> events{event(dead, "deployment.failed")};
  ASSERT_EQ(store_.settle_run(settlement, events).value(), true);
  settlement.steps = {step(dead, "network", StepState::completed)};

  EXPECT_EQ(fixture_->reopen().settle_run(settlement, events).value(), false);

  EXPECT_THAT(store_.steps(dead.id).value(), IsEmpty());
  EXPECT_EQ(store_.events(dead.id, 0, 10).value().size(), 1U);
}

TEST_P(RunStoreContract, ReplacesAndErasesWhatIsKnownOfADeployedStack) {
  const cloud::Run deploy = completed_run("r1");
  DeployedStack network;
  network.stack = StackName("network");
  network.run = deploy.id;
  network.key.consumed = Value::Map{};
  network.outputs = Value::Map{{"vpcId", "vpc-0a", {}}, {"token", as_secret("[secret]"), {}}};
  network.deployed_at = clock_.now();
  DeployedStack dns = network;
  dns.stack = StackName("dns");

  ASSERT_TRUE(succeeded(store_.put_deployed(deploy.deployment, deploy.environment, network)));
  ASSERT_TRUE(succeeded(store_.put_deployed(deploy.deployment, deploy.environment, dns)));
  network.state_identity = "sha256:1";
  network.resources = 42;
  network.duration = std::chrono::seconds(7);
  network.last_result = StepState::failed;
  ASSERT_TRUE(succeeded(store_.put_deployed(deploy.deployment, deploy.environment, network)));
  EXPECT_THAT(store_.deployed(deploy.deployment, deploy.environment).value(),
              ElementsAre(dns, network));

  ASSERT_TRUE(
      succeeded(store_.erase_deployed(deploy.deployment, deploy.environment, StackName("dns"))));
  EXPECT_THAT(store_.deployed(deploy.deployment, deploy.environment).value(), ElementsAre(network));
  EXPECT_THAT(store_.deployed(deploy.deployment, EnvironmentName("prod")).value(), IsEmpty());
}

TEST_P(RunStoreContract, NeverStoresTheContentOfASecret) {
  const cloud::Run deploy = completed_run("r1");
  DeployedStack database;
  database.stack = StackName("database");
  database.run = deploy.id;
  database.key.consumed = Value::Map{};
  database.outputs = Value::Map{{"password", as_secret("canary-7"), {}}};

  ASSERT_TRUE(succeeded(store_.put_deployed(deploy.deployment, deploy.environment, database)));

  const DeployedStack read = store_.deployed(deploy.deployment, deploy.environment).value().front();
  EXPECT_EQ(read.outputs, Value(Value::Map{{"password", as_secret("[secret]"), {}}}));
}

TEST_P(RunStoreContract, CountsTheVersionsOfEachEnvironment) {
  const cloud::Run first = completed_run("r1");
  const cloud::Run second = completed_run("r2");

  const VersionContent content{"of the manifest", {{StackName("network"), SnapshotId("s1")}}};
  const Version oldest = store_.add_version(first, {}).value();
  EXPECT_EQ(oldest, (Version{1, first.id, clock_.now(), {}}));
  clock_.advance(std::chrono::hours(1));
  const Version newest = store_.add_version(second, content).value();

  EXPECT_EQ(newest, (Version{2, second.id, clock_.now(), content}));
  EXPECT_EQ(store_.latest_version(first.deployment, first.environment).value(), newest);
  EXPECT_EQ(store_.versions(first.deployment, first.environment, 1).value(),
            std::vector<Version>{newest});
  EXPECT_EQ(store_.versions(first.deployment, first.environment, 9).value(),
            (std::vector<Version>{newest, oldest}));
  EXPECT_EQ(store_.latest_version(first.deployment, EnvironmentName("prod")).value(), std::nullopt);
  EXPECT_EQ(store_.find_version(first.deployment, first.environment, 1).value(), oldest);
  EXPECT_EQ(store_.find_version(first.deployment, first.environment, 3).value(), std::nullopt);
}

TEST_P(RunStoreContract, KnowsTheVersionThatTheDeployOfAStackBecame) {
  const cloud::Run first = completed_run("r1");
  DeployedStack network;
  network.stack = StackName("network");
  network.run = first.id;
  network.key.consumed = Value::Map{};
  network.outputs = Value::Map{};
  const auto version = [&] {
    return store_.deployed(first.deployment, first.environment).value().front().version;
  };

  ASSERT_TRUE(succeeded(store_.put_deployed(first.deployment, first.environment, network)));
  EXPECT_EQ(version(), std::nullopt);
  ASSERT_TRUE(succeeded(store_.add_version(first, {})));
  EXPECT_EQ(version(), 1);
}

TEST_P(RunStoreContract, RemembersHowLongTheLastSuccessfulDeploysOfAStackTook) {
  std::vector<RunEvent> none;
  const auto record = [&](const char* id, Operation operation, StepState state, int seconds) {
    const cloud::Run begun = run(id, operation);
    ASSERT_TRUE(succeeded(store_.begin_run(begun, k_never)));
    Step network = step(begun, "network", state);
    network.started_at = clock_.now();
    network.finished_at = clock_.now() + std::chrono::seconds(seconds);
    ASSERT_TRUE(succeeded(store_.update_step(network, none)));
    ASSERT_TRUE(succeeded(store_.finish_run(finished(begun, RunState::completed), none)));
  };
  record("r1", Operation::deploy, StepState::completed, 10);
  record("r2", Operation::deploy, StepState::failed, 20);
  record("r3", Operation::destroy, StepState::completed, 30);
  record("r4", Operation::deploy, StepState::completed, 40);
  record("r5", Operation::deploy, StepState::skipped, 50);
  record("r6", Operation::deploy, StepState::completed, 60);

  const auto durations = [this](int limit) {
    return store_
        .durations(DeploymentId("D1BRV40"), EnvironmentName("dev"), StackName("network"), limit)
        .value();
  };
  using std::chrono::seconds;
  EXPECT_THAT(durations(10), ElementsAre(seconds(60), seconds(40), seconds(10)));
  EXPECT_THAT(durations(2), ElementsAre(seconds(60), seconds(40)));
}

} // namespace
} // namespace cloud::test_support
