#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace cloud::pulumi {

// The numbers of a semantic version; a pre-release suffix is dropped.
struct SemanticVersion {
  int major = 0;
  int minor = 0;
  int patch = 0;
  auto operator<=>(const SemanticVersion&) const = default;
};

// Reads "v3.259.0", "24.12.0", "v3.1.0-beta.2"; nothing when the text is no version.
[[nodiscard]] std::optional<SemanticVersion> parse_version(std::string_view text);

[[nodiscard]] std::string to_string(const SemanticVersion& version);

} // namespace cloud::pulumi
