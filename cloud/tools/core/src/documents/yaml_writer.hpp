#pragma once

#include "documents/secrets.hpp"
#include "model/value.hpp"

#include <string>
#include <string_view>

namespace cloud::documents {

// A value as YAML text: maps and lists in block style, short lists of scalars on one line, quotes
// only where a reader could take the text for something else. Reading it back gives the same value.
// The text is the same for the same value and ends with a line break.
[[nodiscard]] std::string write_yaml(const Value& value, Secrets secrets = Secrets::masked);

// The members of a non-empty map, each line indented by `indentation` spaces.
[[nodiscard]] std::string write_yaml_entries(const Value& map, int indentation,
                                             Secrets secrets = Secrets::masked);

// The value on one line, maps as `{ a: 1 }`.
[[nodiscard]] std::string write_yaml_inline(const Value& value, Secrets secrets = Secrets::masked);

// A text as a plain scalar where that is safe, else in double quotes.
[[nodiscard]] std::string write_yaml_text(std::string_view text);

} // namespace cloud::documents
