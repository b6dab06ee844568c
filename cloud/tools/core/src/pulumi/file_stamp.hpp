#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cloud::pulumi {

// What the file system tells about a file or folder without reading it. Equal stamps mean equal
// content as long as the content was read after the file's times had passed.
struct FileStamp {
  std::int64_t size = 0;     // of a folder: 0
  std::int64_t modified = 0; // nanoseconds since 1970
  std::int64_t changed = 0;  // the same; nobody can put this one back
  std::int64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};

// None when there is no such file.
[[nodiscard]] std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

// The present on the clock that file systems take their times from, which ticks only every few
// milliseconds: a file may still change without its time changing until this has moved on.
[[nodiscard]] std::int64_t file_time_now();

} // namespace cloud::pulumi
