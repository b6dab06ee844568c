#pragma once

#include "documents/finding.hpp"
#include "documents/pattern.hpp"
#include "model/manifest.hpp"
#include "model/stack_template.hpp"

#include <span>
#include <vector>

namespace cloud::validation {

// Everything about the configuration of one stack, in all environments of the manifest: unknown
// keys, values that their parameters do not take, required ones that are missing, template
// variables that have no value, runtime values that cannot be. Values from the template are judged
// as well, in the template's file. References are checked only where the stack is enabled.
// `definitions` are those of all stacks of the manifest.
[[nodiscard]] std::vector<documents::Finding>
check_config(const Manifest& manifest, const StackEntry& stack, const StackTemplate& definition,
             std::span<const StackTemplate> definitions, documents::PatternCache& patterns);

} // namespace cloud::validation
