#pragma once

#include "util/result.hpp"

#include <string>

namespace cloud::pulumi {

// Bytes that nobody can guess.
[[nodiscard]] Result<std::string> random_bytes(size_t count);

} // namespace cloud::pulumi
