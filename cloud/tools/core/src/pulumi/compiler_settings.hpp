#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// What a tsconfig.json extends, as it is written there; nothing where the text makes no sense.
// Comments and commas too many are allowed, as for the compiler.
[[nodiscard]] std::vector<std::string> extended_in(std::string_view tsconfig);

// The files that decide how the sources in some folders are compiled, and what their imports mean:
// package.json and tsconfig.json, and what the latter extend, in packages as well. Paths are
// relative to `root`; `top` is the folder with node_modules.
[[nodiscard]] std::set<std::filesystem::path>
compiler_settings(const std::filesystem::path& root, const std::filesystem::path& top,
                  const std::set<std::filesystem::path>& folders);

} // namespace cloud::pulumi
