#include "planner/cycles.hpp"
#include "test_support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using test_support::graph_of;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> described(const Graph& graph, size_t limit = k_reported_cycles) {
  std::vector<std::string> result;
  for (const Cycle& cycle : find_cycles(graph, limit)) {
    result.push_back(describe(cycle));
  }
  return result;
}

TEST(Cycles, AreAbsentFromAGraphThatCanBeExecuted) {
  EXPECT_THAT(described(graph_of({{"a", {}}, {"b", {"a"}}, {"c", {"a", "b"}}})), IsEmpty());
  EXPECT_TRUE(check_acyclic(Graph{}, "manifest.yaml").has_value());
}

TEST(Cycles, AreWrittenAlongTheirDependencies) {
  EXPECT_THAT(described(graph_of({{"network", {"compute-ec2"}},
                                  {"security", {"network"}},
                                  {"compute-ec2", {"security"}}})),
              ElementsAre("compute-ec2 → security → network → compute-ec2"));
}

TEST(Cycles, IncludeAStackThatDependsOnItself) {
  EXPECT_THAT(described(graph_of({{"a", {"a"}}, {"b", {"a"}}})), ElementsAre("a → a"));
}

TEST(Cycles, AreAllListedShortestFirst) {
  EXPECT_THAT(described(graph_of({{"a", {"b", "c"}}, {"b", {"a", "c"}}, {"c", {"a", "b"}}})),
              ElementsAre("a → b → a", "a → c → a", "b → c → b", "a → b → c → a", "a → c → b → a"));
}

TEST(Cycles, OfSeparateGroupsAreEachReportedWhateverTheLimit) {
  EXPECT_THAT(described(graph_of({{"a", {"b"}}, {"b", {"a"}}, {"c", {"d", "a"}}, {"d", {"c"}}}), 1),
              ElementsAre("a → b → a", "c → d → c"));
}

TEST(Cycles, StopAtTheLimitAndNameAsManyStacksAsPossible) {
  const Graph graph =
      graph_of({{"a", {"b", "c", "d"}}, {"b", {"a", "c"}}, {"c", {"d", "b"}}, {"d", {"c", "a"}}});

  EXPECT_THAT(described(graph, 2), ElementsAre("a → b → a", "b → c → b"));
}

TEST(Cycles, MakeOneErrorThatNamesThemAll) {
  const auto checked = check_acyclic(
      graph_of({{"a", {"b"}}, {"b", {"a"}}, {"c", {"d"}}, {"d", {"c"}}}), "manifest.yaml");

  EXPECT_EQ(checked.error(), (Error{ErrorCode::invalid_input,
                                    "manifest.yaml: 2 problems",
                                    {"manifest.yaml: circular dependency: a → b → a",
                                     "manifest.yaml: circular dependency: c → d → c"},
                                    "remove one dependency or runtime value of each cycle"}));
}

TEST(Cycles, AsLongAsTheGraphAreFoundWithoutDeepRecursion) {
  constexpr size_t k_length = 200'000;
  std::vector<Node> nodes;
  for (size_t i = 0; i < k_length; ++i) {
    nodes.push_back({StackName(std::to_string(i)),
                     static_cast<int>(i),
                     {StackName(std::to_string((i + 1) % k_length))}});
  }

  const auto cycles = find_cycles(Graph::build(std::move(nodes), "manifest.yaml").value());

  ASSERT_EQ(cycles.size(), 1U);
  EXPECT_EQ(cycles.front().size(), k_length);
}

} // namespace
} // namespace cloud::planner
