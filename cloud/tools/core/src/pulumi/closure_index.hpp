#pragma once

#include "pulumi/closure.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace cloud::pulumi {

// What is remembered of a stack's last bundle, so that an unchanged stack costs only a look at each
// of its files' times.
struct ClosureIndex {
  std::string bundle; // file name
  Closure closure;
};

// None when there is no index, or one of another format: it can always be made again.
[[nodiscard]] std::optional<ClosureIndex> read_index(const std::filesystem::path& file);
[[nodiscard]] Result<void> write_index(const std::filesystem::path& file,
                                       const ClosureIndex& index);

} // namespace cloud::pulumi
