#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "model/plan.hpp"
#include "planner/graph.hpp"
#include "util/result.hpp"

namespace cloud::app {

// An environment, checked and planned.
struct PlannedEnvironment {
  LoadedDeployment deployment;
  EnvironmentSettings environment;
  planner::Graph graph;
  Plan plan;
};

// What a deploy of the environment would do. Brings the configuration files up to date first and
// validates everything: nothing is planned that could not be carried out.
[[nodiscard]] Result<PlannedEnvironment> plan_environment(App& app, const std::string& id,
                                                          const EnvironmentName& environment);

} // namespace cloud::app
