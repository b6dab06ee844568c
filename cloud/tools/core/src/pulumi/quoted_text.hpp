#pragma once

#include <string>
#include <string_view>

namespace cloud::pulumi {

// A text in double quotes that every YAML parser reads back as this very text: nothing in it can be
// taken for a number, a date or a line break.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

} // namespace cloud::pulumi
