#pragma once

#include "util/result.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Removes the lock files in `folder` whose Pulumi ran on this machine and does not any more. A lock
// file is {pid, username, hostname, timestamp} (pkg/backend/diy/lock.go); one that cannot be read
// stays, as does one whose pid belongs to any running Pulumi.
[[nodiscard]] Result<void> release_locks_of_dead_processes(const std::filesystem::path& folder);

} // namespace cloud::pulumi
