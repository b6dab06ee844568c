#include "pulumi/version.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <charconv>

namespace cloud::pulumi {

std::optional<SemanticVersion> parse_version(std::string_view text) {
  text = trim(text);
  if (text.starts_with('v')) {
    text.remove_prefix(1);
  }
  text = text.substr(0, text.find_first_of("-+"));
  const auto parts = split(text, '.');
  int numbers[3] = {0, 0, 0};
  if (parts.size() != std::size(numbers)) {
    return std::nullopt;
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    const char* end = parts[i].data() + parts[i].size();
    const auto parsed = std::from_chars(parts[i].data(), end, numbers[i]);
    if (parsed.ec != std::errc{} || parsed.ptr != end) {
      return std::nullopt;
    }
  }
  return SemanticVersion{numbers[0], numbers[1], numbers[2]};
}

std::string to_string(const SemanticVersion& version) {
  return fmt::format("{}.{}.{}", version.major, version.minor, version.patch);
}

} // namespace cloud::pulumi
