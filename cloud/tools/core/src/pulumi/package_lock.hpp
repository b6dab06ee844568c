#pragma once

#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud::pulumi {

// One package that npm has installed, as package-lock.json describes it.
struct LockedPackage {
  std::string path; // node_modules/@pulumi/aws
  std::string version;
  std::string integrity; // of its archive
  bool operator==(const LockedPackage&) const = default;
};

// The named packages and everything they depend on, in the order of their paths, resolved the way
// Node resolves them. Errors: not_found (no lock file), invalid_input (damaged, or a package is not
// in it).
[[nodiscard]] Result<std::vector<LockedPackage>>
locked_packages(const std::filesystem::path& lock_file, const std::vector<std::string>& names);

} // namespace cloud::pulumi
