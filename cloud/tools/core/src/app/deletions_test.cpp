#include "app/deletions.hpp"

#include <gtest/gtest.h>

using namespace cloud;

namespace {

PlannedStack planned(const char* name) {
  PlannedStack stack;
  stack.name = StackName(name);
  stack.reason = "not deployed yet";
  stack.resources = 7;
  return stack;
}

DeployedStack deployed(const char* name, int resources) {
  DeployedStack stack;
  stack.stack = StackName(name);
  stack.resources = resources;
  return stack;
}

} // namespace

TEST(Deletions, AreTheReasonsOfADestroy) {
  Plan plan;
  plan.stacks = {planned("security"), planned("network"), planned("dns"), planned("app")};
  const DeployedStack state[] = {deployed("dns", 1), deployed("network", 40), deployed("app", 0)};

  const Plan result = app::with_deletions(plan, state);

  ASSERT_EQ(result.stacks.size(), 4U);
  EXPECT_EQ(result.stacks[0].reason, "nothing deployed");
  EXPECT_EQ(result.stacks[0].resources, 0);
  EXPECT_EQ(result.stacks[1].reason, "40 resources to delete");
  EXPECT_EQ(result.stacks[1].resources, 40);
  EXPECT_EQ(result.stacks[2].reason, "1 resource to delete");
  EXPECT_EQ(result.stacks[3].reason, "nothing deployed");
}
