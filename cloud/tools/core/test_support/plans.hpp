#pragma once

#include "model/plan.hpp"

#include <string>
#include <vector>

namespace cloud::test_support {

// A plan of nothing but names, by layer.
inline Plan plan_for(const std::vector<std::vector<std::string>>& layers) {
  Plan plan;
  for (const std::vector<std::string>& names : layers) {
    plan.layers.emplace_back();
    for (const std::string& name : names) {
      plan.layers.back().emplace_back(name);
      PlannedStack stack;
      stack.name = StackName(name);
      stack.layer = static_cast<int>(plan.layers.size());
      plan.stacks.push_back(stack);
    }
  }
  return plan;
}

} // namespace cloud::test_support
