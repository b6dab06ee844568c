#pragma once

#include "app/versions.hpp"

#include <string>

namespace cloud::cli {

// Both end with a line break.
[[nodiscard]] std::string diff_text(const app::VersionDiff& diff);
[[nodiscard]] std::string diff_json(const app::VersionDiff& diff);

} // namespace cloud::cli
