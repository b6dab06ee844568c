#pragma once

#include "deployment/init_request.hpp"
#include "model/manifest.hpp"
#include "model/stack_template.hpp"
#include "templates/manifest_template.hpp"
#include "templates/variables.hpp"
#include "util/result.hpp"

#include <span>
#include <string_view>

namespace cloud::deployment {

// One stack of a new manifest: what its definition fixes, what the manifest template sets, and the
// parameters that init writes out. `given` tells whether the user named a variable.
// Errors (invalid_input): variables that are unknown or have no value.
[[nodiscard]] Result<StackEntry> draft_stack(const templates::ManifestTemplateStack& pattern,
                                             const StackTemplate& definition,
                                             std::span<const EnvironmentSettings> environments,
                                             const templates::Variables& variables,
                                             const InitRequest& request, std::string_view source);

// Applies --set and --set-<environment>. A value for all environments also replaces what single
// environments have of it, for it is what the user said last.
// Errors (invalid_input): a stack, parameter or environment that is not there.
[[nodiscard]] Result<void> apply_override(const Override& override_value, Manifest& manifest,
                                          std::span<const StackTemplate* const> definitions);

} // namespace cloud::deployment
