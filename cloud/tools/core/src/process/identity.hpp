#pragma once

#include "model/run.hpp"

#include <optional>
#include <string>

namespace cloud::process {

// This process.
[[nodiscard]] ProcessIdentity current_identity();

// The process that has this pid now, or nothing when there is none (or only a zombie).
[[nodiscard]] std::optional<ProcessIdentity> identify(int pid);

// True only when the very same process still runs: same boot, same pid, same start time. A pid that
// was reused, or a machine that was restarted, is a proof of death.
[[nodiscard]] bool is_alive(const ProcessIdentity& identity);

// The words it was started with, as they would be typed; empty when it is not alive.
[[nodiscard]] std::string command_of(const ProcessIdentity& identity);

} // namespace cloud::process
