#pragma once

#include "app/app.hpp"
#include "planner/skip.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

// Why a deploy would run a stack or leave it, and what that is judged by.
struct Explanation {
  DeploymentId deployment;
  EnvironmentName environment;
  StackName stack;
  planner::Decision decision;
  std::optional<DeployedStack> compared_with; // what its last step left
};

// Errors: those of plan_environment; not_found for a stack that is not enabled.
[[nodiscard]] Result<Explanation> explain(App& app, const std::string& id,
                                          const EnvironmentName& environment,
                                          const StackName& stack);

} // namespace cloud::app
