#pragma once

#include "deployment/config_edits.hpp"
#include "deployment/folders.hpp"
#include "deployment/manifest_reader.hpp"
#include "ports/config_cipher.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cloud::deployment {

// A generated file whose values were changed by hand. It is never overwritten.
struct ConfigConflict {
  std::filesystem::path file;
  std::string problem; // why it cannot be read; empty when it can
  std::string diff;    // from what the manifest says to what the file says, secrets masked
  std::vector<ConfigEdit> edits;
  std::vector<std::string> manifest_lines; // one an edit
};

// What became of the files of a deployment.
struct Generation {
  std::vector<std::filesystem::path> written;
  std::vector<std::filesystem::path> removed; // of stacks and environments that are no more
  size_t unchanged = 0;
  std::vector<ConfigConflict> conflicts;
  std::vector<std::filesystem::path> left_over; // as `removed`, but edited by hand, so kept
};

// Brings config/<stack>.<environment>.yaml up to date with the manifest, for every stack and
// environment in it. Rewrites only files whose values differ; comments in a file stay until its
// values change. Files edited by hand are left alone and reported as conflicts.
// Errors: not_found for stacks without a template; invalid_input; unavailable.
[[nodiscard]] Result<Generation> generate_config(const Folder& folder,
                                                 const LoadedManifest& manifest,
                                                 templates::Library& library, ConfigCipher& cipher);

// What a conflict means as an error: each file with its diff and the manifest lines to change, and
// the command that adopts them for this deployment.
[[nodiscard]] Error conflict_error(const Generation& generation, const DeploymentId& deployment);

// Judges a changed manifest before it is written.
using ManifestCheck = std::function<Result<void>(const LoadedManifest&)>;

struct Adoption {
  std::vector<std::string> manifest_lines; // what was set
  Generation generation;                   // after it
};

// Moves values edited by hand into the manifest, keeping its comments and order, then generates
// again. All or nothing: an edit that has no place in the manifest, or a manifest that `check`
// refuses, changes no file.
[[nodiscard]] Result<Adoption> adopt_edits(const Folder& folder, const LoadedManifest& manifest,
                                           templates::Library& library, ConfigCipher& cipher,
                                           const ManifestCheck& check);

// The content of a file that does not exist yet.
[[nodiscard]] Result<std::string> new_config_file(const Value& config, ConfigCipher& cipher);

// "network.dev.yaml".
[[nodiscard]] std::string config_file_name(const StackName& stack,
                                           const EnvironmentName& environment);

} // namespace cloud::deployment
