#pragma once

#include "model/value.hpp"
#include "pulumi/version.hpp"
#include "util/result.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Remembers what `<program> --version` said, by the program's path, size and time of change.
class VersionCache {
public:
  explicit VersionCache(std::filesystem::path file);

  // Asks the program only when it is not the one that was asked before. Errors (unavailable), each
  // with the path: it cannot be found, it cannot be started, or it does not tell a version.
  [[nodiscard]] Result<SemanticVersion> version_of(const std::filesystem::path& program);

private:
  std::filesystem::path file_;
  Value known_;
};

} // namespace cloud::pulumi
