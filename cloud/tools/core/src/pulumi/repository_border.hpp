#pragma once

#include "util/result.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Makes Pulumi, where it runs below `folder`, take no notice of a Git repository around it. It
// would look for one upwards, read its last commit and wait for `git status`, which takes longer
// the larger the work tree is, only to note the commit in the history of the stack.
[[nodiscard]] Result<void> hide_repository(const std::filesystem::path& folder);

} // namespace cloud::pulumi
