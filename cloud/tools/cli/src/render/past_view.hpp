#pragma once

#include "app/past_runs.hpp"
#include "render/terminal.hpp"

#include <string>
#include <vector>

namespace cloud::cli {

// Runs and versions, newest first: one line each for people, a record each in JSON.
[[nodiscard]] std::string runs_text(const std::vector<app::PastRun>& runs,
                                    const Terminal& terminal);
[[nodiscard]] std::string runs_json(const std::vector<app::PastRun>& runs);
[[nodiscard]] std::string versions_text(const std::vector<app::PastVersion>& versions,
                                        const Terminal& terminal);
[[nodiscard]] std::string versions_json(const std::vector<app::PastVersion>& versions);

} // namespace cloud::cli
