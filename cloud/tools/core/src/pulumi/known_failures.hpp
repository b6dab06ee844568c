#pragma once

#include <string_view>

namespace cloud::pulumi {

// A failure that Pulumi reports in words rather than by a code.
struct KnownFailure {
  std::string_view words; // part of Pulumi's message
  std::string_view code;  // how we name it
  std::string_view advice;
};

// None when no known failure uses these words.
[[nodiscard]] const KnownFailure* find_known_failure(std::string_view message);

} // namespace cloud::pulumi
