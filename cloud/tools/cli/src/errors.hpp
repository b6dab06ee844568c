#pragma once

#include "command_line.hpp"
#include "util/error.hpp"

namespace cloud::cli {

// How an error ends the program. Usage errors never get this far: they are `usage` by themselves.
[[nodiscard]] ExitStatus exit_status_of(ErrorCode code);

// Shows an error once: on stderr for people, as {error: {…}} on stdout with --json.
void show_error(const Error& error, const Session& session);

} // namespace cloud::cli
