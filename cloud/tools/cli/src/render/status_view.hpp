#pragma once

#include "app/status.hpp"
#include "render/terminal.hpp"

#include <string>

namespace cloud::cli {

// The status of a deployment for people: a table an environment, then what to type next.
[[nodiscard]] std::string status_text(const app::DeploymentStatus& status, bool with_outputs,
                                      const Terminal& terminal);

// The same as the JSON contract has it: one environment as the record itself, several as a list
// under `environments`.
[[nodiscard]] std::string status_json(const app::DeploymentStatus& status, bool single);

} // namespace cloud::cli
