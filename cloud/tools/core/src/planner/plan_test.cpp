#include "planner/plan.hpp"
#include "test_support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using test_support::graph_of;
using test_support::stacks;
using testing::ElementsAre;
using namespace std::chrono_literals;

TEST(ExpectedDuration, IsTheMedianOfTheHistory) {
  const std::vector<std::chrono::milliseconds> odd{9s, 1s, 2s};
  const std::vector<std::chrono::milliseconds> even{8s, 1s, 2s, 4s};

  EXPECT_EQ(expected_duration(odd, 1h), 2s);
  EXPECT_EQ(expected_duration(even, 1h), 3s);
}

TEST(ExpectedDuration, IsTheEstimateWithoutAHistory) {
  EXPECT_EQ(expected_duration({}, 3min), 3min);
}

TEST(MakePlan, DescribesEachStackInTheOrderOfItsLayers) {
  const Graph graph = Graph::build({{StackName("security"), 30, stacks({"network"})},
                                    {StackName("network"), 20, {}}},
                                   "manifest.yaml")
                          .value();

  const Plan plan =
      make_plan(DeploymentId("D1BRV40"), EnvironmentName("dev"), graph,
                {{StackName("network"), {Verdict::skip, "no change", {}, 3min, 40}},
                 {StackName("security"), {Verdict::run, "never deployed", {70s}, 2min, 75}}});

  EXPECT_EQ(plan.deployment, DeploymentId("D1BRV40"));
  EXPECT_EQ(plan.environment, EnvironmentName("dev"));
  EXPECT_THAT(plan.layers, ElementsAre(stacks({"network"}), stacks({"security"})));
  ASSERT_EQ(plan.stacks.size(), 2U);
  EXPECT_EQ(plan.stacks[0].name, StackName("network"));
  EXPECT_EQ(plan.stacks[0].verdict, Verdict::skip);
  EXPECT_EQ(plan.stacks[0].expected, 3min);
  const PlannedStack& security = plan.stacks[1];
  EXPECT_EQ(security.layer, 2);
  EXPECT_EQ(security.priority, 30);
  EXPECT_EQ(security.reason, "never deployed");
  EXPECT_EQ(security.expected, 70s);
  EXPECT_EQ(security.resources, 75);
  EXPECT_EQ(security.dependencies, stacks({"network"}));
}

TEST(PlanTimes, FollowTheLongestPathAndCountWhatIsSkipped) {
  const Graph graph =
      graph_of({{"a", {}}, {"b", {"a"}}, {"c", {"b"}}, {"side", {"a"}}, {"alone", {}}});

  const Plan plan = make_plan(DeploymentId("D1"), EnvironmentName("dev"), graph,
                              {{StackName("a"), {Verdict::run, "", {}, 1min, 0}},
                               {StackName("b"), {Verdict::skip, "", {}, 5min, 0}},
                               {StackName("c"), {Verdict::run, "", {}, 2min, 0}},
                               {StackName("side"), {Verdict::verify, "", {}, 3min, 0}},
                               {StackName("alone"), {Verdict::skip, "", {}, 4min, 0}}});

  EXPECT_EQ(plan_times(plan), (PlanTimes{4min, 4min}));
}

} // namespace
} // namespace cloud::planner
