#pragma once

#include <string>
#include <string_view>

namespace cloud::pulumi {

// Whether a message of Pulumi tells of something that a program threw.
[[nodiscard]] bool is_program_error(std::string_view message);

// An exception of a stack's program on one line: what was thrown, and the place in the program.
// "TypeError: Cannot set properties of undefined (setting 'c') (index.ts:2:20)"
[[nodiscard]] std::string program_error_line(std::string_view message);

} // namespace cloud::pulumi
