#include "util/files.hpp"

#include "util/file_descriptor.hpp"

#include <fmt/format.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstring>

namespace cloud {
namespace {

Result<void> write_all(int descriptor, std::string_view content,
                       const std::filesystem::path& path) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0) {
      if (errno == EINTR) {
        continue;
      }
      return fail(system_error("cannot write", path));
    }
    content.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

Result<void> write_and_sync(const std::filesystem::path& path, std::string_view content, int flags,
                            mode_t mode) {
  const FileDescriptor file(::open(path.c_str(), flags | O_WRONLY | O_CREAT | O_CLOEXEC, mode));
  if (!file.valid()) {
    return fail(system_error("cannot create", path));
  }
  CLOUD_CHECK(write_all(file.get(), content, path));
  if (::fsync(file.get()) != 0) {
    return fail(system_error("cannot make durable", path));
  }
  return {};
}

std::filesystem::path temporary_beside(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  std::filesystem::path temporary = path;
  temporary.replace_filename(
      fmt::format(".{}.{}.{}.tmp", path.filename().string(), ::getpid(), counter++));
  return temporary;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// What people can do about it, where that is known.
const char* cure_for(int number) {
  switch (number) {
  case ENOSPC:
  case EDQUOT:
    return "free some space, then run the command again";
  case EACCES:
  case EPERM:
    return "check the owner and the permissions of it and of the folders above";
  case EROFS:
    return "its file system is mounted read-only: mount it for writing, or use another place";
  case ENOTDIR:
    return "a part of this path is a file and no folder: move it away";
  default:
    return "";
  }
}

} // namespace

Error system_error(std::string_view action, const std::filesystem::path& path) {
  const int number = errno;
  const ErrorCode code = number == ENOENT   ? ErrorCode::not_found
                         : number == EEXIST ? ErrorCode::conflict
                                            : ErrorCode::unavailable;
  return Error{code,
               fmt::format("{} {}: {}", action, path.string(), std::strerror(number)),
               {},
               cure_for(number)};
}

Result<std::string> read_file(const std::filesystem::path& path, size_t limit) {
  const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) {
    return fail(system_error("cannot read", path));
  }
  std::string content;
  char block[64 * 1024];
  while (true) {
    const ssize_t count = ::read(file.get(), block, sizeof block);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return fail(system_error("cannot read", path));
    }
    if (count == 0) {
      return content;
    }
    content.append(block, static_cast<size_t>(count));
    if (content.size() > limit) {
      return fail(ErrorCode::invalid_input,
                  fmt::format("{}: larger than {} KiB, which is more than such a file can be",
                              path.string(), limit / 1024));
    }
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content, mode_t mode) {
  const std::filesystem::path temporary = temporary_beside(path);
  auto written = write_and_sync(temporary, content, O_EXCL, mode);
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) {
    written = fail(system_error("cannot write", path));
  }
  if (!written) {
    ::unlink(temporary.c_str());
    return written;
  }
  return sync_directory(folder_of(path));
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view content,
                            mode_t mode) {
  return write_and_sync(path, content, O_EXCL, mode);
}

Result<void> append_file(const std::filesystem::path& path, std::string_view content, mode_t mode) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode));
  if (!file.valid()) {
    return fail(system_error("cannot write", path));
  }
  return write_all(file.get(), content, path);
}

Result<void> make_directories(const std::filesystem::path& path, mode_t mode) {
  if (path.empty() || ::access(path.c_str(), F_OK) == 0) {
    return {};
  }
  CLOUD_CHECK(make_directories(path.parent_path(), mode));
  if (::mkdir(path.c_str(), mode) != 0 && errno != EEXIST) {
    return fail(system_error("cannot create folder", path));
  }
  return {};
}

Result<void> sync_directory(const std::filesystem::path& path) {
  const FileDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.valid() || ::fsync(folder.get()) != 0) {
    return fail(system_error("cannot make durable", path));
  }
  return {};
}

} // namespace cloud
