#include "planner/layers.hpp"
#include "test_support/graphs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using test_support::graph_of;
using test_support::stacks;
using testing::ElementsAre;

TEST(Layers, PutAStackRightAfterItsLastDependency) {
  const Graph graph = graph_of({{"dns", {}},
                                {"network", {}},
                                {"security", {"network"}},
                                {"secrets", {"security"}},
                                {"database-rds", {"network", "security", "secrets"}},
                                {"compute-ec2", {"network", "security"}}});

  EXPECT_THAT(layers(graph),
              ElementsAre(stacks({"dns", "network"}), stacks({"security"}),
                          stacks({"compute-ec2", "secrets"}), stacks({"database-rds"})));
}

TEST(Layers, OrderTheirStacksByPriorityThenName) {
  const Graph graph =
      Graph::build({{StackName("b"), 10, {}}, {StackName("a"), 20, {}}, {StackName("c"), 10, {}}},
                   "manifest.yaml")
          .value();

  EXPECT_THAT(layers(graph), ElementsAre(stacks({"b", "c", "a"})));
}

TEST(TopologicalOrder, LeavesOutCyclesAndWhatIsBehindThem) {
  const Graph graph = graph_of({{"a", {"b"}}, {"b", {"a"}}, {"c", {"b"}}, {"d", {}}});

  EXPECT_THAT(topological_order(graph), ElementsAre(3));
}

} // namespace
} // namespace cloud::planner
