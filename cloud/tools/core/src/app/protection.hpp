#pragma once

#include "orchestrator/run_request.hpp"
#include "ports/stack_states.hpp"
#include "util/result.hpp"

#include <string>

namespace cloud::app {

// Refuses a destroy that Pulumi would refuse only after it has deleted everything else: resources
// that are protected against deletion. Looks at the state of every stack of the run. Errors:
// conflict, which names all of them and what to change in `manifest` (its path); those of the
// state.
[[nodiscard]] Result<void> require_unprotected(StackStates& states,
                                               const orchestrator::RunRequest& request,
                                               const std::string& manifest);

} // namespace cloud::app
