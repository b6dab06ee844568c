#pragma once

#include "app/app.hpp"
#include "model/manifest.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

// What an environment is set to, and what is there.
struct EnvironmentSummary {
  EnvironmentSettings settings;
  std::int64_t version = 0; // 0: no deploy has completed yet
  std::vector<StackName> deployed;
  std::optional<Run> last_run;
};

struct Environments {
  DeploymentId deployment;
  std::vector<EnvironmentSummary> all;
};

// The environments of a deployment, in the order of promotion. Errors: not_found.
[[nodiscard]] Result<Environments> list_environments(App& app, const std::string& id);

// One of them. Errors: not_found with the nearest spelling and what to do.
[[nodiscard]] Result<EnvironmentSummary> find_environment(App& app, const std::string& id,
                                                          const EnvironmentName& name);

// Enables or disables an environment in the manifest, and brings the configuration files up to
// date. What is deployed stays as it is. Returns whether anything had to be changed. Errors: those
// of `configure`, before anything is written; invalid_input where the manifest cannot be edited.
[[nodiscard]] Result<bool> switch_environment(App& app, const std::string& id,
                                              const EnvironmentName& name, bool enabled);

} // namespace cloud::app
