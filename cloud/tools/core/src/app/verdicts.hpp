#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/graph.hpp"
#include "planner/skip.hpp"
#include "util/result.hpp"

#include <map>
#include <vector>

namespace cloud::app {

using Verdicts = std::map<StackName, planner::Decision>;

// Where the stacks of an environment are deployed to.
[[nodiscard]] orchestrator::StackPlace place_of(App& app, const Manifest& manifest,
                                                const EnvironmentSettings& environment);

// What a deploy would decide about each stack of the graph if it were asked now, with everything
// upstream as it is now; where something upstream will run, the reason says which of its outputs
// matter. Nothing is stored. Errors: those that have nothing to do with one stack; what keeps a
// stack from being judged is a reason to run it.
[[nodiscard]] Result<Verdicts> deploy_verdicts(App& app, const LoadedDeployment& deployment,
                                               const EnvironmentSettings& environment,
                                               const planner::Graph& graph,
                                               const std::vector<DeployedStack>& deployed,
                                               planner::SkipPolicy policy);

// The same for a destroy: stacks of which nothing is left are skipped.
[[nodiscard]] Result<Verdicts> destroy_verdicts(App& app, const Manifest& manifest,
                                                const EnvironmentSettings& environment,
                                                const planner::Graph& graph);

} // namespace cloud::app
