#pragma once

#include <string>
#include <string_view>

namespace cloud::documents {

// The YAML library's message for a syntax error in words that say what to look for. `line` is the
// line it points at.
[[nodiscard]] std::string explain_yaml_error(std::string_view message, std::string_view line);

} // namespace cloud::documents
