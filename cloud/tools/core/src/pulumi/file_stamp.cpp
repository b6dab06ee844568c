#include "pulumi/file_stamp.hpp"

#include <sys/stat.h>
#include <time.h>

namespace cloud::pulumi {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

std::optional<FileStamp> stamp_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return std::nullopt;
  }
  // The size of a folder depends on the file system's mood.
  const bool is_folder = S_ISDIR(status.st_mode);
  return FileStamp{is_folder ? 0 : status.st_size, nanoseconds(status.st_mtim),
                   nanoseconds(status.st_ctim), static_cast<std::int64_t>(status.st_ino)};
}

std::int64_t file_time_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return nanoseconds(now);
}

} // namespace cloud::pulumi
