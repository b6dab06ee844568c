#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

struct StackStatus {
  StackName name;
  // notDeployed, deployed, failed, cancelled, disabled; or, while a run goes on: waiting,
  // deploying, destroying, blocked.
  std::string state;
  int resources = 0;
  int pending_operations = 0;
  Value outputs;                       // secrets masked
  std::optional<std::int64_t> version; // of the environment, that its last deploy became
  std::optional<RunId> last_run;
  std::optional<TimePoint> last_deployed_at;
  std::optional<std::chrono::milliseconds> duration;
  std::optional<Failure> failure; // of the last attempt
  bool changed_outside = false;   // the state is not the one our last run left
};

struct EnvironmentStatus {
  EnvironmentSettings environment;
  std::int64_t version = 0; // 0: never completed
  std::optional<Run> last_run;
  std::optional<Run> active_run;
  bool orchestrator_gone = false;  // the active run is left to its guards
  std::vector<StackStatus> stacks; // in the order of the manifest
};

struct DeploymentStatus {
  LoadedDeployment deployment;
  std::vector<EnvironmentStatus> environments;
};

// What is deployed, from the store and Pulumi's own state; runs of dead orchestrators are settled
// first. Without a name: every enabled environment.
[[nodiscard]] Result<DeploymentStatus> status(App& app, const std::string& id,
                                              const std::optional<EnvironmentName>& environment);

} // namespace cloud::app
