#pragma once

#include <string_view>

namespace cloud {

// True when the whole text matches: `*` stands for any characters but '/', `**` for any characters,
// `**/` for any folders, also none, everything else for itself. Case counts.
[[nodiscard]] bool matches_path(std::string_view pattern, std::string_view text);

} // namespace cloud
