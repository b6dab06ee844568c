#pragma once

#include "model/plan.hpp"
#include "model/run.hpp"

#include <span>

namespace cloud::app {

// The plan with what a destroy of its stacks has to do: how many resources there are to delete,
// where a plan tells why a deploy would run and what it would make.
[[nodiscard]] Plan with_deletions(Plan plan, std::span<const DeployedStack> deployed);

} // namespace cloud::app
