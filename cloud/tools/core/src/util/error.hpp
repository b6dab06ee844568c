#pragma once

#include <string>
#include <utility>
#include <vector>

namespace cloud {

// What kind of thing went wrong. Mapped once to an exit status (cli) and once to an HTTP status
// (api).
enum class ErrorCode {
  invalid_input,   // the user's words or files are wrong
  not_found,       // a named deployment, stack, template or run does not exist
  conflict,        // it exists already, or is in the wrong state
  locked,          // somebody else is changing the same environment
  unauthenticated, // no or bad credentials
  forbidden,       // known, but not allowed
  engine_failed,   // Pulumi or AWS refused
  timed_out,
  cancelled,
  unavailable, // a tool, a disk or a network that should be there is not
  internal,    // a defect of ours
};

// An error that a person will read. `message` says where, what and what to do, in lower case and
// without a full stop; `context` holds further lines (one per finding); `hint` is the command or
// change that helps. Callers add context, they do not reword.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::vector<std::string> context{};
  std::string hint{};

  bool operator==(const Error&) const = default;
};

[[nodiscard]] inline Error with_context(Error error, std::string line) {
  error.context.push_back(std::move(line));
  return error;
}

// The code as the JSON contract spells it ("invalid_input", …).
[[nodiscard]] const char* to_string(ErrorCode code);

} // namespace cloud
