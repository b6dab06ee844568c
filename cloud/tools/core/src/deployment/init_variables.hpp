#pragma once

#include "deployment/init_request.hpp"
#include "templates/variables.hpp"
#include "util/result.hpp"

#include <span>

namespace cloud::deployment {

// Every variable with the value that the user gave, that init works out (id, time, Pulumi
// organization, description, accounts of a simulated target), or that is its default.
// Errors (invalid_input): all of: variables that do not exist, required ones that were not given,
// values that are not what the parameter takes.
[[nodiscard]] Result<templates::Variables>
init_variables(const InitRequest& request, const DeploymentId& id,
               std::span<const templates::StackVariable> stack_variables);

} // namespace cloud::deployment
