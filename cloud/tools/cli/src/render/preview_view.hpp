#pragma once

#include "app/previewing.hpp"
#include "render/terminal.hpp"

#include <string>

namespace cloud::cli {

// What a deploy would do: data that would be lost first, then every stack with its resources and
// how sure each change is, then the sums.
[[nodiscard]] std::string preview_text(const app::EnvironmentPreview& preview,
                                       const Terminal& terminal);
[[nodiscard]] std::string preview_json(const app::EnvironmentPreview& preview);

} // namespace cloud::cli
