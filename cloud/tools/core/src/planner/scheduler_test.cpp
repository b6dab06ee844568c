#include "planner/scheduler.hpp"
#include "test_support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using test_support::graph_of;
using test_support::stacks;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;

Graph diamond() {
  return graph_of({{"top", {}}, {"left", {"top"}}, {"right", {"top"}}, {"end", {"left", "right"}}});
}

void run(Scheduler& scheduler, const char* stack) {
  scheduler.started(StackName(stack));
  EXPECT_THAT(scheduler.finished(StackName(stack), Outcome::succeeded), IsEmpty());
}

TEST(Scheduler, HoldsAStackUntilEveryDependencyHasSucceeded) {
  Scheduler scheduler(diamond());
  EXPECT_EQ(scheduler.ready(), stacks({"top"}));

  run(scheduler, "top");
  EXPECT_EQ(scheduler.ready(), stacks({"left", "right"}));

  run(scheduler, "left");
  EXPECT_EQ(scheduler.ready(), stacks({"right"}));

  run(scheduler, "right");
  EXPECT_EQ(scheduler.ready(), stacks({"end"}));
}

TEST(Scheduler, NoLongerOffersAStackThatHasStarted) {
  Scheduler scheduler(graph_of({{"a", {}}, {"b", {}}}));

  scheduler.started(StackName("a"));

  EXPECT_EQ(scheduler.ready(), stacks({"b"}));
  EXPECT_EQ(scheduler.running(), 1U);
  EXPECT_EQ(scheduler.settled(), 0U);
}

TEST(Scheduler, LetsDependentsOfASkippedStackGo) {
  Scheduler scheduler(graph_of({{"a", {}}, {"b", {"a"}}}));

  scheduler.started(StackName("a"));

  EXPECT_THAT(scheduler.finished(StackName("a"), Outcome::skipped), IsEmpty());
  EXPECT_EQ(scheduler.ready(), stacks({"b"}));
}

TEST(Scheduler, OffersTheLongestRemainingPathFirst) {
  const Graph graph = graph_of({{"alone", {}}, {"start", {}}, {"slow", {"start"}}});

  const Scheduler scheduler(
      graph, {{StackName("alone"), 5min}, {StackName("start"), 1min}, {StackName("slow"), 6min}});

  EXPECT_EQ(scheduler.ready(), stacks({"start", "alone"}));
  EXPECT_EQ(scheduler.ready(1), stacks({"start"}));
}

TEST(Scheduler, FallsBackToPriorityThenName) {
  const Scheduler scheduler(
      Graph::build({{StackName("b"), 20, {}}, {StackName("c"), 10, {}}, {StackName("a"), 20, {}}},
                   "manifest.yaml")
          .value());

  EXPECT_EQ(scheduler.ready(), stacks({"c", "a", "b"}));
}

TEST(Scheduler, BlocksExactlyTheDescendantsOfAFailure) {
  Scheduler scheduler(graph_of(
      {{"a", {}}, {"b", {"a"}}, {"c", {"b"}}, {"other", {}}, {"behind-other", {"other"}}}));
  scheduler.started(StackName("a"));

  const auto blocked = scheduler.finished(StackName("a"), Outcome::failed);

  EXPECT_THAT(blocked, ElementsAre(BlockedStack{StackName("b"), StackName("a")},
                                   BlockedStack{StackName("c"), StackName("a")}));
  EXPECT_EQ(scheduler.ready(), stacks({"other"}));
  EXPECT_EQ(scheduler.settled(), 3U);
}

TEST(Scheduler, ReportsABlockedStackOnlyByTheFirstToBlame) {
  Scheduler scheduler(diamond());
  run(scheduler, "top");
  scheduler.started(StackName("left"));
  scheduler.started(StackName("right"));

  EXPECT_THAT(scheduler.finished(StackName("right"), Outcome::cancelled),
              ElementsAre(BlockedStack{StackName("end"), StackName("right")}));
  EXPECT_THAT(scheduler.finished(StackName("left"), Outcome::failed), IsEmpty());
  EXPECT_TRUE(scheduler.done());
}

TEST(Scheduler, StartsNothingAfterACancelAndWaitsForWhatRuns) {
  Scheduler scheduler(diamond());
  run(scheduler, "top");
  scheduler.started(StackName("left"));

  EXPECT_EQ(scheduler.cancel(), stacks({"end", "right"}));
  EXPECT_THAT(scheduler.ready(), IsEmpty());
  EXPECT_FALSE(scheduler.done());

  EXPECT_THAT(scheduler.finished(StackName("left"), Outcome::failed), IsEmpty());
  EXPECT_THAT(scheduler.ready(), IsEmpty());
  EXPECT_TRUE(scheduler.done());
}

TEST(Scheduler, RunsDependentsFirstOnTheReversedGraph) {
  Scheduler scheduler(graph_of({{"network", {}}, {"security", {"network"}}}).reversed());
  EXPECT_EQ(scheduler.ready(), stacks({"security"}));

  run(scheduler, "security");
  EXPECT_EQ(scheduler.ready(), stacks({"network"}));
}

TEST(Scheduler, KeepsLayersApartWhereBarriersAreAskedFor) {
  Scheduler scheduler(graph_of({{"a", {}}, {"b", {}}, {"c", {"a"}}}), {}, Barriers::layers);
  run(scheduler, "a");
  EXPECT_EQ(scheduler.ready(), stacks({"b"}));

  run(scheduler, "b");
  EXPECT_EQ(scheduler.ready(), stacks({"c"}));
}

TEST(Scheduler, OpensTheNextLayerWhenAFailureSettlesTheLastStack) {
  Scheduler scheduler(
      graph_of({{"a", {}}, {"b", {}}, {"c", {"a"}}, {"d", {"b"}}, {"e", {"d"}}, {"f", {"c"}}}), {},
      Barriers::layers);
  run(scheduler, "a");
  scheduler.started(StackName("b"));

  EXPECT_THAT(scheduler.finished(StackName("b"), Outcome::failed),
              ElementsAre(BlockedStack{StackName("d"), StackName("b")},
                          BlockedStack{StackName("e"), StackName("b")}));
  EXPECT_EQ(scheduler.ready(), stacks({"c"}));

  run(scheduler, "c");
  EXPECT_EQ(scheduler.ready(), stacks({"f"}));
}

TEST(Scheduler, IsDoneAtOnceWithoutStacks) {
  EXPECT_TRUE(Scheduler(Graph{}).done());
}

} // namespace
} // namespace cloud::planner
