#pragma once

#include "deployment/folders.hpp"
#include "deployment/generation.hpp"
#include "deployment/init_request.hpp"
#include "ports/config_cipher.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud::deployment {

// What `init` made.
struct Creation {
  Folder folder;
  std::string manifest_template;
  size_t stacks = 0;
  size_t environments = 0;
  size_t config_files = 0;
  std::vector<EnvironmentName> left_out; // disabled ones for which no account was given
};

// Makes a new deployment below `deploy`: manifest, configuration files and logs/init.log, all or
// nothing. `check` judges the manifest before anything is written.
// Errors: conflict when the wanted id exists; not_found (template); invalid_input; unavailable.
[[nodiscard]] Result<Creation> create_deployment(const std::filesystem::path& deploy,
                                                 const InitRequest& request,
                                                 templates::Library& library, ConfigCipher& cipher,
                                                 const ManifestCheck& check);

} // namespace cloud::deployment
