#pragma once

#include "documents/finding.hpp"
#include "model/stack_template.hpp"
#include "templates/library.hpp"

#include <vector>

namespace cloud::validation {

// What the schema of a stack template cannot tell: defaults that their own parameter does not take,
// patterns that are none, variables that do not exist, dependencies without a definition.
[[nodiscard]] std::vector<documents::Finding>
check_stack_template(const StackTemplate& definition, const templates::Library& library);

} // namespace cloud::validation
