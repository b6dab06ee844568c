#pragma once

#include "deployment/init_request.hpp"
#include "model/manifest.hpp"
#include "model/stack_template.hpp"
#include "templates/library.hpp"
#include "templates/manifest_template.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::deployment {

// A manifest in the making: template, variables and overrides brought together.
struct ManifestDraft {
  Manifest manifest;                     // stack configs as they will be written
  std::vector<std::string> descriptions; // of the stacks, for comments
  std::vector<EnvironmentName> left_out; // disabled ones for which no account was given
};

// The template with its variables filled in. Parameters that declare a variable are written for
// each environment; so are those whose default uses a variable that only init knows.
// Errors: not_found (template); invalid_input: stacks without a definition, variables that are
// unknown or have no value, overrides of stacks or parameters that do not exist.
[[nodiscard]] Result<ManifestDraft>
draft_manifest(const InitRequest& request, const DeploymentId& id, templates::Library& library);

// The draft as Deployment_Manifest.yaml, with comments for its readers.
[[nodiscard]] std::string manifest_text(const ManifestDraft& draft);

} // namespace cloud::deployment
