#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "app/planning.hpp"
#include "orchestrator/run_request.hpp"
#include "planner/graph.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>

namespace cloud::app {

// The environment that has to succeed first: the nearest one before `name`, in the order dev,
// stage, prod, that the manifest enables. None for the first.
[[nodiscard]] std::optional<EnvironmentName> environment_before(const Manifest& manifest,
                                                                const EnvironmentName& name);

// Holds the stacks of a deploy to `to` against the environment before: each must have succeeded
// there with this very code, and with the same configuration apart from what belongs to an
// environment. With a reason to skip the check, returns what it would have refused (nothing when it
// would not have). Errors: invalid_input that names every stack and every difference.
[[nodiscard]] Result<std::optional<orchestrator::SkippedPromotion>>
check_promotion(App& app, const LoadedDeployment& deployment, const planner::Graph& stacks,
                const EnvironmentName& to, const std::string& reason_to_skip);

// The plan of a deploy to `to`, once `from` was found to be the environment before it and to have
// succeeded with what would be deployed (or there is a reason to skip that). Errors: not_found for
// environments that are not there; invalid_input for disabled ones, for another order, and as
// above.
[[nodiscard]] Result<PlannedEnvironment> plan_promotion(App& app, const std::string& id,
                                                        const EnvironmentName& from,
                                                        const EnvironmentName& to,
                                                        const std::string& reason_to_skip);

} // namespace cloud::app
