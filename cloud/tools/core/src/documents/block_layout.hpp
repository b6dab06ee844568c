#pragma once

#include "documents/lines.hpp"
#include "model/value.hpp"

#include <string_view>

namespace cloud::documents {

// Which lines of a YAML text belong to which entry of a block map.

// Number of spaces a line starts with.
[[nodiscard]] int indentation_of(std::string_view line);

// True for a line that holds nothing or only a comment.
[[nodiscard]] bool is_blank_or_comment(std::string_view line);

// The last line of the entry whose key is at `key`: the line before the next one that is indented
// no deeper than the key. Comments and blank lines at the end are not part of the entry.
[[nodiscard]] int last_line_of_entry(const Lines& lines, Mark key);

// The line break that the text uses.
[[nodiscard]] std::string_view line_break_of(std::string_view text);

} // namespace cloud::documents
