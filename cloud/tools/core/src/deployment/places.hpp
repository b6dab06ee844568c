#pragma once

#include "util/result.hpp"

#include <filesystem>
#include <string>

namespace cloud::deployment {

// Where the parts of a platform are. `root` is absolute, for other processes; `shown` is the same
// folder relative to the working directory where that is natural, so that messages name files as
// the user would.
struct Places {
  std::filesystem::path root;
  std::filesystem::path shown;

  [[nodiscard]] std::filesystem::path templates() const { return shown / "cloud/tools/templates"; }
  [[nodiscard]] std::filesystem::path deploy() const { return shown / "cloud/deploy"; }
};

struct PlatformHints {
  std::string root_flag;                   // --root, or empty
  std::string root_variable;               // CLOUD_ROOT, or empty
  std::filesystem::path working_directory; // absolute
  std::filesystem::path program{};         // absolute, or empty
};

// --root, else CLOUD_ROOT, else the nearest folder upwards that holds cloud/tools/templates, else
// the platform that was installed together with the program.
// Errors: not_found.
[[nodiscard]] Result<Places> find_platform(const PlatformHints& hints);

} // namespace cloud::deployment
