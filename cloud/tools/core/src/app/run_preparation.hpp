#pragma once

#include "app/app.hpp"
#include "app/planning.hpp"
#include "app/running.hpp"
#include "orchestrator/run_request.hpp"
#include "planner/graph.hpp"
#include "pulumi/pulumi_engine.hpp"
#include "util/result.hpp"

namespace cloud::app {

// A run that has been decided and not begun: nothing is recorded yet and no lock is held.
struct PreparedRun {
  LoadedDeployment deployment;
  EnvironmentSettings environment;
  planner::Graph graph; // of the stacks that run, in the direction in which they do
  orchestrator::RunRequest request;
  pulumi::EngineOptions engine;
};

// Errors: as of `run`, except what comes of recording it.
[[nodiscard]] Result<PreparedRun> prepare_run(App& app, const RunId& id, const RunOptions& options,
                                              const RunListeners& listeners);

} // namespace cloud::app
