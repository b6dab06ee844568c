#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "model/plan.hpp"
#include "planner/graph.hpp"
#include "planner/selection.hpp"
#include "planner/skip.hpp"
#include "util/result.hpp"

namespace cloud::app {

// An environment, checked and planned.
struct PlannedEnvironment {
  LoadedDeployment deployment;
  EnvironmentSettings environment;
  planner::Graph graph; // of the whole environment
  Plan plan;            // of what was selected
};

// What a deploy of the selected stacks would do. Brings the configuration files up to date first
// and validates everything: nothing is planned that could not be carried out.
[[nodiscard]] Result<PlannedEnvironment>
plan_environment(App& app, const std::string& id, const EnvironmentName& environment,
                 planner::SkipPolicy policy = planner::SkipPolicy::when_proven,
                 const planner::StackSelection& selection = {});

// What a destroy takes down, still in the order of a deploy: the enabled stacks, and those that
// were deployed and disabled since. Needs no valid configuration, since none is used: values that
// are wrong or edited by hand must not stand in the way.
[[nodiscard]] Result<PlannedEnvironment> plan_destroy(App& app, const std::string& id,
                                                      const EnvironmentName& environment);

} // namespace cloud::app
