#pragma once

#include "app/app.hpp"
#include "deployment/manifest_reader.hpp"
#include "util/result.hpp"

namespace cloud::app {

// Everything about a manifest that can be known to be wrong before anything is deployed: its
// stacks, parameters, dependencies, cycles and runtime values, in every environment. All findings
// at once.
[[nodiscard]] Result<void> check(App& app, const deployment::LoadedManifest& manifest);

} // namespace cloud::app
