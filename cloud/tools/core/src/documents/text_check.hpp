#pragma once

#include "model/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cloud::documents {

struct TextProblem {
  Mark mark;
  std::string message;
};

// The first reason why these bytes are no text: invalid UTF-8, or a control character other than
// tab, line feed and carriage return. Parsers downstream see only what passes.
[[nodiscard]] std::optional<TextProblem> find_text_problem(std::string_view bytes);

// Whether every character is well formed; control characters are welcome.
[[nodiscard]] bool is_utf8(std::string_view bytes);

// Without a UTF-8 byte order mark at the start.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view bytes);

} // namespace cloud::documents
