#pragma once

#include "deployment/manifest_reader.hpp"
#include "documents/finding.hpp"
#include "documents/yaml_reader.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <vector>

namespace cloud::validation {

// Everything that is wrong with a manifest, by place: its schema, stacks without a definition,
// dependencies, configuration, references. Cycles are the planner's. Errors: what keeps it from
// being judged, such as a stack template that is broken itself.
[[nodiscard]] Result<std::vector<documents::Finding>>
check_manifest(const documents::Document& document, templates::Library& library);

// The same as an error: nothing, or `invalid_input` with all findings.
[[nodiscard]] Result<void> validate_manifest(const documents::Document& manifest,
                                             templates::Library& library);

// Reads Deployment_Manifest.yaml and validates it in one go: what `cloud validate` does.
[[nodiscard]] Result<deployment::LoadedManifest>
read_valid_manifest(const std::filesystem::path& path, templates::Library& library);

} // namespace cloud::validation
