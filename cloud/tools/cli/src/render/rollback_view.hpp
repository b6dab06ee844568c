#pragma once

#include "app/rolling_back.hpp"
#include "orchestrator/rollback_plan.hpp"

#include <string>

namespace cloud::cli {

// What a rollback would do, what it cannot bring back first. Ends with a line break.
[[nodiscard]] std::string rollback_text(const orchestrator::RollbackPlan& plan);

// {deployment, environment, toVersion, undoes, stacks: [{name, action, resources}], left, lost}
[[nodiscard]] std::string rollback_json(const app::PlannedRollback& planned);

} // namespace cloud::cli
