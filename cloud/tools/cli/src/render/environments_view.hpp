#pragma once

#include "app/environments.hpp"
#include "render/terminal.hpp"

#include <string>

namespace cloud::cli {

[[nodiscard]] std::string environments_text(const app::Environments& environments,
                                            const Terminal& terminal);
[[nodiscard]] std::string environments_json(const app::Environments& environments);

// What became of an environment that was to be enabled or disabled: `now` is how it is, `id` the
// deployment as it was typed.
[[nodiscard]] std::string switched_text(const app::EnvironmentSummary& now, const std::string& id,
                                        bool changed);
[[nodiscard]] std::string switched_json(const app::EnvironmentSummary& now, bool changed);

} // namespace cloud::cli
