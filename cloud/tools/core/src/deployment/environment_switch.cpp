#include "deployment/environment_switch.hpp"

#include "documents/text_edit.hpp"
#include "util/file_descriptor.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>

#include <string>
#include <vector>

namespace cloud::deployment {
namespace {

// Held until it is closed: two commands that read, change and write must not undo each other.
FileDescriptor lock_folder(const Folder& folder) {
  FileDescriptor lock(::open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  (void)::flock(lock.get(), LOCK_EX);
  return lock;
}

} // namespace

Result<documents::Document> with_environment(const documents::Document& manifest,
                                             const EnvironmentName& name, bool enabled) {
  const std::vector<std::string> path{"spec", "environments", name.str(), "enabled"};
  return documents::with_value(manifest, path, Value(enabled));
}

Result<bool> switch_environment(const Folder& folder, const EnvironmentName& name, bool enabled,
                                templates::Library& library, const ManifestCheck& check) {
  const FileDescriptor lock = lock_folder(folder);
  CLOUD_TRY(const LoadedManifest before, read_manifest(folder.manifest(), library));
  const EnvironmentSettings* settings = before.manifest.environment(name);
  if (settings == nullptr) {
    return fail(ErrorCode::not_found,
                fmt::format("deployment {} has no environment '{}'", folder.id, name));
  }
  if (settings->enabled == enabled) {
    return false;
  }
  CLOUD_TRY(const documents::Document edited, with_environment(before.document, name, enabled));
  CLOUD_TRY(const LoadedManifest changed, parse_manifest(edited.text, edited.source, library));
  CLOUD_CHECK(check(changed));
  CLOUD_CHECK(write_file(folder.manifest(), edited.text, k_private_file));
  return true;
}

} // namespace cloud::deployment
