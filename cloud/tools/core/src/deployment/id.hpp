#pragma once

#include "model/names.hpp"
#include "util/result.hpp"

#include <chrono>
#include <string_view>

namespace cloud::deployment {

// D and the Unix time in base 36: short, and in the order of creation.
[[nodiscard]] DeploymentId generated_id(std::chrono::sys_seconds time);

// An id as a user types it, in capitals: D and 2 to 15 letters or digits. Errors: invalid_input.
[[nodiscard]] Result<DeploymentId> parse_id(std::string_view text);

[[nodiscard]] bool is_id(std::string_view text);

} // namespace cloud::deployment
