#include "planner/graph.hpp"
#include "test_support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using test_support::graph_of;
using test_support::stacks;
using testing::ElementsAre;

TEST(Graph, OrdersStacksByPriorityThenName) {
  const Graph graph = Graph::build({{StackName("storage"), 60, {}},
                                    {StackName("network"), 20, {}},
                                    {StackName("dns"), 20, {}}},
                                   "manifest.yaml")
                          .value();

  EXPECT_EQ(graph.name(0), StackName("dns"));
  EXPECT_EQ(graph.name(1), StackName("network"));
  EXPECT_EQ(graph.name(2), StackName("storage"));
  EXPECT_EQ(graph.priority(2), 60);
}

TEST(Graph, KnowsNeighboursInBothDirections) {
  const Graph graph = graph_of({{"a", {}}, {"b", {"a"}}, {"c", {"b", "a"}}});

  EXPECT_THAT(graph.dependencies(2), ElementsAre(0, 1));
  EXPECT_THAT(graph.dependents(0), ElementsAre(1, 2));
}

TEST(Graph, CountsADependencyNamedTwiceOnce) {
  const Graph graph = graph_of({{"a", {}}, {"b", {"a", "a"}}});

  EXPECT_THAT(graph.dependencies(1), ElementsAre(0));
}

TEST(Graph, NamesAnUnknownDependencyAndItsNearestSpelling) {
  const auto graph = Graph::build(
      {{StackName("network"), 20, {}}, {StackName("security"), 30, stacks({"netwrk"})}},
      "manifest.yaml");

  EXPECT_EQ(graph.error(),
            (Error{ErrorCode::invalid_input,
                   "manifest.yaml: stack 'security' depends on unknown stack 'netwrk' (did you "
                   "mean 'network'?)"}));
}

TEST(Graph, ReportsEverythingThatIsWrong) {
  const auto graph = Graph::build(
      {{StackName("a"), 1, {}}, {StackName("a"), 2, stacks({"elsewhere"})}}, "manifest.yaml");

  EXPECT_EQ(graph.error(),
            (Error{ErrorCode::invalid_input,
                   "manifest.yaml: 2 problems",
                   {"manifest.yaml: stack 'a' is listed twice",
                    "manifest.yaml: stack 'a' depends on unknown stack 'elsewhere'"}}));
}

TEST(Graph, TurnsEveryEdgeRoundWhenReversed) {
  const Graph graph = graph_of({{"a", {}}, {"b", {"a"}}}).reversed();

  EXPECT_THAT(graph.dependencies(0), ElementsAre(1));
  EXPECT_THAT(graph.dependents(1), ElementsAre(0));
}

TEST(Graph, KeepsOnlyTheEdgesAmongTheStacksItIsRestrictedTo) {
  const Graph graph = graph_of({{"a", {}}, {"b", {"a"}}, {"c", {"b", "a"}}})
                          .restricted_to(stacks({"c", "a", "elsewhere"}));

  ASSERT_EQ(graph.size(), 2U);
  EXPECT_EQ(graph.name(1), StackName("c"));
  EXPECT_THAT(graph.dependencies(1), ElementsAre(0));
  EXPECT_THAT(graph.dependencies(0), ElementsAre());
}

} // namespace
} // namespace cloud::planner
