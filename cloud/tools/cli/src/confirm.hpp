#pragma once

#include "render/terminal.hpp"
#include "util/result.hpp"

#include <string>

namespace cloud::cli {

// Makes sure that something destructive is meant: on a terminal the user types `name`; without one
// the flag must have been given. Errors: cancelled, or invalid_input when nobody can be asked.
[[nodiscard]] Result<void> confirm(const std::string& what, const std::string& name,
                                   bool flag_given, const Terminal& terminal);

// Whether there is somebody to ask: a terminal to write to and one to read from.
[[nodiscard]] bool can_ask(const Terminal& terminal);

// "Roll back? [y/N] ": anything but yes means no, and so does the end of the input.
[[nodiscard]] bool ask_yes_or_no(const std::string& question);

} // namespace cloud::cli
