#pragma once

#include "app/app.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

// A run and how it stands with each stack that it has begun or given up.
struct PastRun {
  Run run;
  std::map<StackName, std::string> stacks; // "completed", …; "rolled_back" for what it has undone
  std::string skipped_promotion; // why it went ahead of the environment before it; mostly empty
};

// Newest first; of every environment when none is given. Runs of dead orchestrators are shown as
// they were left: `status` settles them. Errors: not_found for an unknown deployment or
// environment.
[[nodiscard]] Result<std::vector<PastRun>>
past_runs(App& app, const std::string& id, const std::optional<EnvironmentName>& environment,
          int limit);

// A successful state of an environment, and the run that made it.
struct PastVersion {
  Version version;
  PastRun made_by;
};

// Newest first. Errors: as above.
[[nodiscard]] Result<std::vector<PastVersion>>
past_versions(App& app, const std::string& id, const EnvironmentName& environment, int limit);

} // namespace cloud::app
