#pragma once

#include "app/explaining.hpp"

#include <string>

namespace cloud::cli {

// The verdict, every reason, and what the stack was compared with.
[[nodiscard]] std::string explanation_text(const app::Explanation& explanation);
[[nodiscard]] std::string explanation_json(const app::Explanation& explanation);

} // namespace cloud::cli
