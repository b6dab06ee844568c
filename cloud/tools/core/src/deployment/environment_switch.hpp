#pragma once

#include "deployment/folders.hpp"
#include "deployment/generation.hpp"
#include "deployment/manifest_reader.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

namespace cloud::deployment {

// Sets `enabled` of an environment in the text of a manifest; every other byte stays as it is. The
// environment must be there. Errors: invalid_input where the text is written in a way that cannot
// be edited, with what to write by hand.
[[nodiscard]] Result<documents::Document>
with_environment(const documents::Document& manifest, const EnvironmentName& name, bool enabled);

// The same in the manifest of a deployment, which is judged before it is written. Of several at
// once one waits for the other. Returns whether anything had to be changed.
[[nodiscard]] Result<bool> switch_environment(const Folder& folder, const EnvironmentName& name,
                                              bool enabled, templates::Library& library,
                                              const ManifestCheck& check);

} // namespace cloud::deployment
