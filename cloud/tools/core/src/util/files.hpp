#pragma once

#include "util/result.hpp"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace cloud {

// Files only the user may read: configuration, state, logs that could name resources.
inline constexpr mode_t k_private_file = 0600;
inline constexpr mode_t k_shared_file = 0644;
inline constexpr mode_t k_private_directory = 0700;

// The whole content. Errors: not_found, unavailable (with the system's own words), invalid_input
// when the file is larger than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            size_t limit = size_t{64} << 20);

// Writes a temporary file beside `path`, syncs it, and renames it over `path`: a reader sees the
// old content or the new, never half of it, whatever happens in between. The folder is synced as
// well.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view content,
                                      mode_t mode = k_shared_file);

// Writes and syncs a file that nobody can see yet (inside a folder that will be renamed as a
// whole).
[[nodiscard]] Result<void> write_new_file(const std::filesystem::path& path,
                                          std::string_view content, mode_t mode = k_shared_file);

// Appends one piece in a single write, creating the file with `mode`.
[[nodiscard]] Result<void> append_file(const std::filesystem::path& path, std::string_view content,
                                       mode_t mode = k_shared_file);

// mkdir -p, with `mode` for what is created.
[[nodiscard]] Result<void> make_directories(const std::filesystem::path& path,
                                            mode_t mode = k_private_directory);

// Makes the entries of a folder durable.
[[nodiscard]] Result<void> sync_directory(const std::filesystem::path& path);

// "cannot write <path>: No space left on device": for the caller of a system call, reads errno.
[[nodiscard]] Error system_error(std::string_view action, const std::filesystem::path& path);

} // namespace cloud
