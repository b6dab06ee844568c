#include "deployment/staging.hpp"

#include "deployment/id.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace cloud::deployment {
namespace {

namespace fs = std::filesystem;

fs::path staging_path(const fs::path& deploy, const DeploymentId& id) {
  return deploy / ("." + id.str());
}

// The folder's lock, when it is free and still belongs to the folder of that name: between opening
// and locking, another process may have removed the folder and made it anew.
FileDescriptor try_lock(const fs::path& folder) {
  FileDescriptor lock(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct stat locked {};
  struct stat named {};
  if (!lock.valid() || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0 ||
      ::fstat(lock.get(), &locked) != 0 || ::stat(folder.c_str(), &named) != 0 ||
      locked.st_ino != named.st_ino || locked.st_dev != named.st_dev) {
    return {};
  }
  return lock;
}

void remove_folder(const fs::path& folder) {
  std::error_code ignored; // what cannot be removed is tried again by the next init
  fs::remove_all(folder, ignored);
}

// Folders of processes that were killed: nobody holds their lock.
void remove_abandoned(const fs::path& deploy) {
  std::error_code failure;
  fs::directory_iterator entries(deploy, failure);
  for (const fs::directory_iterator end; !failure && entries != end; entries.increment(failure)) {
    const std::string name = entries->path().filename().string();
    if (!name.starts_with('.') || !is_id(std::string_view(name).substr(1))) {
      continue;
    }
    if (const FileDescriptor lock = try_lock(entries->path()); lock.valid()) {
      remove_folder(entries->path());
    }
  }
}

} // namespace

Staging::~Staging() {
  if (lock_.valid()) {
    remove_folder(path_);
  }
}

// Nothing when the id is taken, by a deployment or by a process that is making one.
Result<std::optional<Staging>> Staging::try_reserve(const fs::path& deploy,
                                                    const DeploymentId& id) {
  const fs::path path = staging_path(deploy, id);
  if (::mkdir(path.c_str(), k_private_directory) != 0) {
    if (errno == EEXIST) {
      return std::nullopt;
    }
    return fail(system_error("cannot create folder", path));
  }
  FileDescriptor lock = try_lock(path);
  if (!lock.valid()) {
    return std::nullopt; // taken for an abandoned one in the moment before the lock
  }
  Staging staging(id, path, std::move(lock));
  // Only now: whoever publishes this id from here on would have needed the folder we hold.
  CLOUD_TRY(const std::vector<Folder> folders, deployment_folders(deploy));
  for (const Folder& folder : folders) {
    if (folder.id == id) {
      return std::nullopt;
    }
  }
  return std::optional<Staging>(std::move(staging));
}

Result<Staging> Staging::create(const fs::path& deploy, const std::optional<DeploymentId>& wanted,
                                std::chrono::sys_seconds now) {
  CLOUD_CHECK(make_directories(deploy, k_private_directory));
  remove_abandoned(deploy);
  if (wanted) {
    CLOUD_TRY(std::optional<Staging> staging, try_reserve(deploy, *wanted));
    if (!staging) {
      return fail(ErrorCode::conflict, fmt::format("deployment '{}' exists already", *wanted),
                  "choose another id, or leave it out to have one generated");
    }
    return std::move(*staging);
  }
  // Each of many at once moves on by a second until it finds a free id.
  for (std::chrono::sys_seconds time = now;; time += std::chrono::seconds(1)) {
    CLOUD_TRY(std::optional<Staging> staging, try_reserve(deploy, generated_id(time)));
    if (staging) {
      return std::move(*staging);
    }
  }
}

Result<void> Staging::write(const fs::path& name, std::string_view content, Durability durability) {
  const fs::path path = path_ / name;
  CLOUD_CHECK(make_directories(path.parent_path(), k_private_directory));
  return durability == Durability::lasting ? write_new_file(path, content, k_private_file)
                                           : append_file(path, content, k_private_file);
}

Result<Folder> Staging::publish(std::string_view organization, std::string_view project) {
  CLOUD_CHECK(sync_directory(path_));
  const fs::path deploy = path_.parent_path();
  Folder folder{id_, deploy / folder_name(id_, organization, project)};
  if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, folder.path.c_str(), RENAME_NOREPLACE) != 0) {
    return fail(system_error("cannot create", folder.path));
  }
  lock_.reset();
  CLOUD_CHECK(sync_directory(deploy));
  return folder;
}

} // namespace cloud::deployment
