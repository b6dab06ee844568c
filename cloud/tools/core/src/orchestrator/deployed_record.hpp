#pragma once

#include "model/run.hpp"
#include "ports/stack_states.hpp"

#include <optional>
#include <string>

namespace cloud::orchestrator {

// What is to be remembered of a stack after a step of this run touched it: nothing when no resource
// is left and none was wanted. Times are the caller's to fill in.
[[nodiscard]] Result<std::optional<DeployedStack>> deployed_record(StackStates& states,
                                                                   const Run& run,
                                                                   const PulumiProject& project,
                                                                   const Step& step);

} // namespace cloud::orchestrator
