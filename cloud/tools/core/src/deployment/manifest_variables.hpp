#pragma once

#include "model/manifest.hpp"
#include "templates/variables.hpp"

#include <string_view>

namespace cloud::deployment {

// The template variables that a manifest answers for one of its environments: what stack templates
// may use in defaults at any time. PRIMARY_REGION is the environment's region. Others, such as
// SECONDARY_REGION, are known only at init, which writes their values into the manifest.
[[nodiscard]] templates::Variables manifest_variables(const Manifest& manifest,
                                                      const EnvironmentName& environment);

// True for the variables that manifest_variables() answers for this environment.
[[nodiscard]] bool is_manifest_variable(std::string_view name, const EnvironmentName& environment);

} // namespace cloud::deployment
