#include "deployment/places.hpp"

#include <fmt/format.h>

namespace cloud::deployment {
namespace {

namespace fs = std::filesystem;

bool is_platform(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_directory(folder / "cloud/tools/templates", ignored);
}

// Relative where the working directory is inside the platform, absolute elsewhere.
fs::path shown_from(const fs::path& working_directory, const fs::path& root) {
  const fs::path inside = working_directory.lexically_normal().lexically_relative(root);
  if (inside.empty() || *inside.begin() == "..") {
    return root;
  }
  const fs::path shown = root.lexically_relative(working_directory.lexically_normal());
  return shown == "." ? fs::path{} : shown;
}

Result<Places> named_platform(const fs::path& named, std::string_view origin,
                              const PlatformHints& hints) {
  fs::path root = (hints.working_directory / named).lexically_normal();
  if (!root.has_filename()) {
    root = root.parent_path(); // of a trailing slash
  }
  if (!is_platform(root)) {
    return fail(ErrorCode::not_found,
                fmt::format("{} ({}) holds no cloud/tools/templates", named.string(), origin));
  }
  return Places{root, shown_from(hints.working_directory, root)};
}

// Where `cmake --install` puts the platform of a program.
fs::path installed_with(const fs::path& program) {
  return program.parent_path().parent_path() / "share/cloud";
}

} // namespace

Result<Places> find_platform(const PlatformHints& hints) {
  if (!hints.root_flag.empty()) {
    return named_platform(hints.root_flag, "--root", hints);
  }
  if (!hints.root_variable.empty()) {
    return named_platform(hints.root_variable, "CLOUD_ROOT", hints);
  }
  for (fs::path folder = hints.working_directory.lexically_normal();;
       folder = folder.parent_path()) {
    if (is_platform(folder)) {
      return Places{folder, shown_from(hints.working_directory, folder)};
    }
    if (folder == folder.parent_path()) {
      break;
    }
  }
  const fs::path installed = installed_with(hints.program);
  if (!hints.program.empty() && is_platform(installed)) {
    return Places{installed, shown_from(hints.working_directory, installed)};
  }
  return fail(ErrorCode::not_found,
              fmt::format("{} is not inside a platform: no folder above it holds "
                          "cloud/tools/templates",
                          hints.working_directory.string()),
              "change into the platform, or name it with --root or CLOUD_ROOT");
}

} // namespace cloud::deployment
