#pragma once

#include "documents/finding.hpp"
#include "model/manifest.hpp"
#include "model/stack_template.hpp"

#include <vector>

namespace cloud::validation {

// Whether the dependencies that a manifest copied from a stack's template are still those of the
// template, and, where the stack is enabled, whether each of them is enabled as well. Cycles are
// the planner's.
[[nodiscard]] std::vector<documents::Finding> check_dependencies(const Manifest& manifest,
                                                                 const StackEntry& stack,
                                                                 const StackTemplate& definition);

} // namespace cloud::validation
