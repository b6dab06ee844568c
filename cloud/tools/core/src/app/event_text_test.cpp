#include "app/event_text.hpp"
#include "orchestrator/event_data.hpp"

#include <gtest/gtest.h>

using namespace cloud;

namespace {

RunEvent event_of(std::string type, Value data) {
  RunEvent event;
  event.sequence = 7;
  event.type = std::move(type);
  event.run = RunId("R1");
  event.deployment = DeploymentId("D1BRV40");
  event.environment = EnvironmentName("dev");
  event.stack = StackName("network");
  event.data = std::move(data);
  return event;
}

const ResourceCompleted k_vpc{.urn = "urn:pulumi:D1BRV40-network-dev::shop::aws:ec2/vpc:Vpc::main",
                              .type = "aws:ec2/vpc:Vpc",
                              .operation = "create",
                              .id = "vpc-1",
                              .duration = std::chrono::milliseconds(1250)};

} // namespace

TEST(EventText, KeepsTheTypeOfTheEventApartFromThatOfItsResource) {
  EXPECT_EQ(app::event_json(event_of("resource.completed", orchestrator::data_of(k_vpc))),
            R"({"seq":7,"type":"resource.completed","time":"1970-01-01T00:00:00.000Z","run":"R1",)"
            R"("deployment":"D1BRV40","environment":"dev","stack":"network",)"
            R"("urn":"urn:pulumi:D1BRV40-network-dev::shop::aws:ec2/vpc:Vpc::main",)"
            R"("resourceType":"aws:ec2/vpc:Vpc","operation":"create","id":"vpc-1",)"
            R"("durationMs":1250})");
}

TEST(EventText, CallsAResourceByTypeAndName) {
  const auto described =
      app::describe(event_of("resource.completed", orchestrator::data_of(k_vpc)));

  ASSERT_TRUE(described);
  EXPECT_EQ(described->text, "create aws:ec2/vpc:Vpc main vpc-1 in 1.2 s");
}

TEST(EventText, NamesTheStackOnlyWhereItIsAskedTo) {
  const RunEvent failed = event_of("stack.failed", Value::Map{{"durationMs", 2000, {}},
                                                              {"message", "no room", {}},
                                                              {"code", "LimitExceeded", {}},
                                                              {"advice", "make room", {}}});
  RunEvent layer = event_of("layer.started", Value::Map{{"layer", 1, {}}});
  layer.stack = StackName();

  const auto described = app::describe(failed);

  ASSERT_TRUE(described);
  EXPECT_EQ(described->text, "failed after 2.0 s: no room [LimitExceeded]\nmake room");
  EXPECT_EQ(app::with_stack(failed, *described),
            "network: failed after 2.0 s: no room [LimitExceeded]\nmake room");
  EXPECT_EQ(app::with_stack(layer, *app::describe(layer)), "Layer 1 started");
}

TEST(EventText, SaysWhoIsInTheWayAndHowLongThatIsBorne) {
  cloud::Run holder;
  holder.id = RunId("R7");
  holder.operation = Operation::destroy;
  holder.user = "ada";
  holder.host = "build-7";
  holder.started_at = TimePoint(std::chrono::milliseconds(1'760'020'200'250));

  const auto described = app::describe(event_of(
      "lock.waiting", orchestrator::waiting_data(cloud::Run{}, holder, std::chrono::minutes(10))));

  ASSERT_TRUE(described);
  EXPECT_EQ(described->text, "waiting up to 10 min for D1BRV40 dev: ada on build-7 has been "
                             "running destroy R7 since 2025-10-09 14:30:00 UTC");
}

TEST(EventText, SaysWhoFreedALockAndWhatComesOfIt) {
  const auto described = app::describe(
      event_of("lock.freed", orchestrator::data_of(FreedLock{"grace", "build-9", "it hangs", {}})));

  ASSERT_TRUE(described);
  EXPECT_EQ(described->level, app::EventLevel::warning);
  EXPECT_EQ(described->text, "grace on build-9 has freed the lock of D1BRV40 dev: it hangs\n"
                             "nothing more is started; what runs is finished");
}

TEST(EventText, LeavesOutTheIdOfAComponent) {
  ResourceCompleted component = k_vpc;
  component.id.clear();

  const auto described =
      app::describe(event_of("resource.completed", orchestrator::data_of(component)));

  ASSERT_TRUE(described);
  EXPECT_EQ(described->text, "create aws:ec2/vpc:Vpc main in 1.2 s");
}

TEST(EventText, SaysOfARollbackWhatFailedWhatWasDoneAndWhatCannotBeUndone) {
  orchestrator::RunRequest request;
  request.rollback = RollbackPolicy::automatic;
  orchestrator::RunOutcome outcome;
  outcome.failures[StackName("compute-ec2")].message = "no capacity";
  outcome.deployed = {StackName("dns"), StackName("network")};
  orchestrator::RollbackPlan plan;
  plan.left[StackName("security")] = "2 of its resources are protected against deletion";
  plan.lost = {
      {StackName("storage"), "urn:pulumi:D1-storage-dev::shop::aws:s3/bucket:Bucket::data"}};
  RunEvent started = event_of("rollback.started", orchestrator::data_of(plan, request, outcome));
  started.stack = StackName();

  const auto described = app::describe(started);

  ASSERT_TRUE(described);
  EXPECT_EQ(described->level, app::EventLevel::warning);
  EXPECT_EQ(described->text,
            "Error: compute-ec2: no capacity\n"
            "2 stacks deployed successfully: dns, network\n"
            "Cannot be undone: aws:s3/bucket:Bucket data of storage was deleted; it is made again, "
            "empty\n"
            "Stays as it is: security (2 of its resources are protected against deletion)\n"
            "Initiating automatic rollback...");
}

TEST(EventText, SaysOfAStepThatUndoesSomethingThatItDoes) {
  const RunEvent done = event_of(
      "stack.completed",
      Value::Map{{"action", "restore", {}}, {"durationMs", 900, {}}, {"changes", Value(), {}}});

  EXPECT_EQ(app::with_stack(done, *app::describe(done)), "Rolling back: network... ✓");
}

TEST(EventText, SaysWhetherARollbackIsComplete) {
  orchestrator::RunSummary summary;
  summary.deployed = 1;
  summary.failed = 1;
  Value data = orchestrator::data_of(summary);
  data.set("complete", false);
  RunEvent ended = event_of("rollback.completed", data);

  EXPECT_EQ(app::describe(ended)->text, "Rollback incomplete: 1 done, 0 skipped, 1 failed, 0 "
                                        "blocked, 0 cancelled in 0.0 s");
  ended.data.set("complete", true);
  EXPECT_EQ(app::describe(ended)->text,
            "✓ Rollback completed. Infrastructure returned to previous state.");
}
