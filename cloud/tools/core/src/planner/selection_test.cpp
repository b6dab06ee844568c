#include "planner/selection.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace cloud::planner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<StackName> names(std::initializer_list<const char*> texts) {
  return {texts.begin(), texts.end()};
}

// dns; network -> security -> secrets -> database; security -> storage
Graph graph() {
  return Graph::build({{StackName("dns"), 10, {}},
                       {StackName("network"), 20, {}},
                       {StackName("security"), 30, names({"network"})},
                       {StackName("secrets"), 40, names({"security"})},
                       {StackName("storage"), 50, names({"security"})},
                       {StackName("database"), 60, names({"secrets"})}},
                      "test")
      .value();
}

TEST(Selection, IsEverythingWhereNothingIsGiven) {
  EXPECT_EQ(selected(graph(), {}).size(), 6U);
}

TEST(Selection, TakesTheNamedStacksAlone) {
  EXPECT_EQ(selected(graph(), {.only = names({"storage", "dns"}), .from = {}, .to = {}}),
            names({"dns", "storage"}));
}

TEST(Selection, TakesAStackWithWhatDependsOnIt) {
  EXPECT_EQ(selected(graph(), {.only = {}, .from = names({"secrets"}), .to = {}}),
            names({"secrets", "database"}));
}

TEST(Selection, TakesAStackWithWhatItDependsOn) {
  EXPECT_EQ(selected(graph(), {.only = {}, .from = {}, .to = names({"secrets"})}),
            names({"network", "security", "secrets"}));
}

TEST(Selection, TakesWhatLiesBetweenTwoStacks) {
  EXPECT_EQ(selected(graph(), {.only = {}, .from = names({"security"}), .to = names({"database"})}),
            names({"security", "secrets", "database"}));
  EXPECT_THAT(selected(graph(), {.only = {}, .from = names({"dns"}), .to = names({"database"})}),
              IsEmpty());
}

RC_GTEST_PROP(Selection, FromAStackHoldsEveryDependentOfWhatItHolds, ()) {
  std::vector<Node> nodes;
  for (int i = 0; i < *rc::gen::inRange(1, 20); ++i) {
    Node node{StackName("s" + std::to_string(i)), 100, {}};
    for (int j = 0; j < i; ++j) {
      if (*rc::gen::inRange(0, 4) == 0) {
        node.dependencies.emplace_back("s" + std::to_string(j));
      }
    }
    nodes.push_back(std::move(node));
  }
  const Graph graph = Graph::build(std::move(nodes), "test").value();
  const StackName begin = graph.name(*rc::gen::inRange<size_t>(0, graph.size()));

  const auto found = selected(graph, {.only = {}, .from = {begin}, .to = {}});

  const std::set<StackName> held(found.begin(), found.end());
  RC_ASSERT(held.contains(begin));
  for (const StackName& name : found) {
    for (const NodeIndex dependent : graph.dependents(*graph.find(name))) {
      RC_ASSERT(held.contains(graph.name(dependent)));
    }
  }
}

} // namespace
} // namespace cloud::planner
