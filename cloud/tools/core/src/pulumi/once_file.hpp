#pragma once

#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace cloud::pulumi {

// Creates a private file (0600) with this content unless it exists, and returns what it holds then.
// Processes that do so at once all get the same content, and never half of it.
[[nodiscard]] Result<std::string> create_once(const std::filesystem::path& path,
                                              std::string_view content);

} // namespace cloud::pulumi
