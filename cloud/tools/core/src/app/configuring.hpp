#pragma once

#include "app/app.hpp"
#include "deployment/generation.hpp"
#include "util/result.hpp"

#include <string>

namespace cloud::app {

struct Configuration {
  deployment::Folder folder;
  deployment::Generation generation;
  std::vector<std::string> adopted; // manifest lines that were set
};

// Brings the configuration files of a deployment up to date with its manifest. With `adopt`, values
// edited by hand in a file go into the manifest first; without it such a file is an error that
// shows the difference and the manifest lines to change.
[[nodiscard]] Result<Configuration> configure(App& app, const std::string& id, bool adopt);

} // namespace cloud::app
