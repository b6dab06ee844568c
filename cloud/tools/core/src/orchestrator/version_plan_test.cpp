#include "orchestrator/version_plan.hpp"
#include "test_support/fake_engine.hpp"
#include "test_support/run_fixture.hpp"

#include <gmock/gmock.h>

namespace cloud::orchestrator {
namespace {

using test_support::graph_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class VersionPlanTest : public testing::Test {
protected:
  VersionPlanTest() {
    for (const char* name : {"dns", "network", "security"}) {
      version_.stacks[StackName(name)] = SnapshotId(std::string("old ") + name);
      deployed_.push_back(deployed(name));
    }
  }

  static PulumiStackName pulumi(const char* stack) {
    return PulumiStackName(std::string("D1BRV40-") + stack + "-dev");
  }

  DeployedStack deployed(const char* name) {
    DeployedStack stack;
    stack.stack = StackName(name);
    stack.snapshot = SnapshotId(std::string("old ") + name);
    stack.state_identity = "state of " + pulumi(name).str();
    return stack;
  }

  DeployedStack& now(const char* name) {
    return *std::find_if(deployed_.begin(), deployed_.end(),
                         [name](const DeployedStack& stack) { return stack.stack.str() == name; });
  }

  Result<RollbackPlan> plan() { return plan_return(engine_, place_, version_, deployed_, graphs_); }

  // "restore network", in the order of the plan.
  static std::vector<std::string> words(const RollbackPlan& plan) {
    std::vector<std::string> words;
    for (const PlannedStack& stack : plan.stacks) {
      words.push_back(std::string(to_string(stack.action)) + " " + stack.name.str());
    }
    return words;
  }

  static bool fresh(const RollbackPlan& plan) {
    return std::any_of(plan.stacks.begin(), plan.stacks.end(),
                       [](const PlannedStack& stack) { return stack.fresh_values; });
  }

  test_support::FakeClock clock_;
  test_support::FakeEngine engine_{clock_};
  StackPlace place_{DeploymentId("D1BRV40"), EnvironmentName("dev"), {"organization", "shop"}, {}};
  VersionContent version_{"manifest", {}};
  std::vector<DeployedStack> deployed_;
  VersionGraphs graphs_{test_support::three_stacks(), test_support::three_stacks()};
};

TEST_F(VersionPlanTest, HasNothingToDoWhereEverythingIsAsItWasThen) {
  EXPECT_THAT(plan()->stacks, IsEmpty());
}

TEST_F(VersionPlanTest, RestoresDependentsFirstWithTheValuesOfThatTime) {
  now("network").snapshot = SnapshotId("new network");
  now("security").snapshot = SnapshotId("new security");

  const RollbackPlan found = plan().value();

  EXPECT_THAT(words(found), ElementsAre("restore security", "restore network"));
  EXPECT_EQ(found.stacks.front().snapshot, SnapshotId("old security"));
  EXPECT_FALSE(fresh(found));
}

TEST_F(VersionPlanTest, RestoresWhatFailedOrWasChangedFromOutside) {
  now("dns").last_result = StepState::failed;
  now("network").state_identity = "another";

  EXPECT_THAT(words(plan().value()), ElementsAre("restore dns", "restore network"));
}

TEST_F(VersionPlanTest, MakesAgainWhatIsGoneInTheOrderOfADeployWithValuesOfNow) {
  engine_.absent = {pulumi("network"), pulumi("security")};
  std::erase_if(deployed_, [](const DeployedStack& stack) { return stack.stack.str() != "dns"; });

  const RollbackPlan found = plan().value();

  EXPECT_THAT(words(found), ElementsAre("restore network", "restore security"));
  EXPECT_TRUE(fresh(found));
}

TEST_F(VersionPlanTest, RemovesWhatIsNotInTheVersionAndNamesTheDataInIt) {
  deployed_.push_back(deployed("cache"));
  graphs_.now = graph_of({{StackName("dns"), 10, {}},
                          {StackName("network"), 20, {}},
                          {StackName("security"), 30, {StackName("network")}},
                          {StackName("cache"), 40, {StackName("security")}}});
  now("security").snapshot = SnapshotId("new security");
  engine_.data_stores[pulumi("cache")] = {"urn:cluster"};

  const RollbackPlan found = plan().value();

  EXPECT_THAT(words(found), ElementsAre("remove cache", "restore security"));
  EXPECT_THAT(found.lost, ElementsAre(LostResource{StackName("cache"), "urn:cluster"}));
}

TEST_F(VersionPlanTest, RemovesLastWhatTheOthersStillStandOn) {
  // Now security stands on vault, which that version did not have; network has to be made again.
  deployed_.push_back(deployed("vault"));
  engine_.absent = {pulumi("network")};
  std::erase_if(deployed_,
                [](const DeployedStack& stack) { return stack.stack.str() == "network"; });
  now("security").snapshot = SnapshotId("new security");
  graphs_.now = graph_of({{StackName("dns"), 10, {}},
                          {StackName("vault"), 20, {}},
                          {StackName("security"), 30, {StackName("vault")}}});

  EXPECT_THAT(words(plan().value()),
              ElementsAre("restore network", "restore security", "remove vault"));
}

TEST_F(VersionPlanTest, LeavesAStackWhoseResourcesAreProtected) {
  deployed_.push_back(deployed("cache"));
  engine_.protected_resources[pulumi("cache")] = {"urn:a", "urn:b"};

  const RollbackPlan found = plan().value();

  EXPECT_THAT(found.stacks, IsEmpty());
  EXPECT_THAT(found.left, ElementsAre(Pair(StackName("cache"),
                                           "2 of its resources are protected against deletion")));
}

TEST_F(VersionPlanTest, LeavesAStackOfWhichNothingIsKept) {
  version_.stacks[StackName("dns")] = SnapshotId();

  const RollbackPlan found = plan().value();

  EXPECT_THAT(found.stacks, IsEmpty());
  EXPECT_THAT(found.left,
              ElementsAre(Pair(StackName("dns"), "nothing is known of how it was before")));
}

TEST_F(VersionPlanTest, SaysWhenTheStacksDependOnEachOtherTheOtherWayRound) {
  graphs_.now = graph_of({{StackName("dns"), 10, {}},
                          {StackName("network"), 20, {StackName("security")}},
                          {StackName("security"), 30, {}}});
  now("network").snapshot = SnapshotId("new network");
  now("security").snapshot = SnapshotId("new security");

  const auto found = plan();

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::conflict);
  EXPECT_EQ(found.error().message,
            "the stacks depend on each other in another direction than in that version");
}

} // namespace
} // namespace cloud::orchestrator
