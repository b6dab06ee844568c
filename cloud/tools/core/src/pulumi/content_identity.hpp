#pragma once

#include "util/result.hpp"

#include <chrono>
#include <filesystem>
#include <string>

namespace cloud::pulumi {

// The identity of what a path leads to: SHA-256 of a file's content, or of every path and content
// below a folder; "absent" when there is nothing. Equal contents have equal identities. Errors:
// what keeps it from being read.
[[nodiscard]] Result<std::string> content_identity(const std::filesystem::path& path);

// Whether it may have become another one after `since`, as far as file systems note such things.
[[nodiscard]] bool changed_since(const std::filesystem::path& path,
                                 std::chrono::sys_time<std::chrono::milliseconds> since);

} // namespace cloud::pulumi
