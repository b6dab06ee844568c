#pragma once

#include <string>
#include <string_view>

namespace cloud::pulumi {

// Without Pulumi's colour tags (`<{%reset%}>`) and terminal escape sequences.
[[nodiscard]] std::string without_color_tags(std::string_view text);

// The first `limit` bytes at most, not cutting a character in two, with a note of what is missing.
[[nodiscard]] std::string shortened(std::string_view text, size_t limit);

// The first line that says something.
[[nodiscard]] std::string_view first_line(std::string_view text);

} // namespace cloud::pulumi
