#include "documents/block_layout.hpp"

namespace cloud::documents {
namespace {

bool is_list_item(std::string_view line, int indentation) {
  const std::string_view rest = line.substr(static_cast<size_t>(indentation));
  return rest == "-" || rest.starts_with("- ");
}

} // namespace

int indentation_of(std::string_view line) {
  const size_t first = line.find_first_not_of(' ');
  return static_cast<int>(first == std::string_view::npos ? line.size() : first);
}

bool is_blank_or_comment(std::string_view line) {
  const size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

int last_line_of_entry(const Lines& lines, Mark key) {
  const int own_indentation = key.column - 1;
  int last = key.line;
  for (int line = key.line + 1; line <= lines.count(); ++line) {
    const std::string_view text = lines.text(line);
    if (is_blank_or_comment(text)) {
      continue;
    }
    const int indentation = indentation_of(text);
    // A list may stand at the indentation of its key.
    const bool inside = indentation > own_indentation ||
                        (indentation == own_indentation && is_list_item(text, indentation));
    if (!inside) {
      break;
    }
    last = line;
  }
  return last;
}

std::string_view line_break_of(std::string_view text) {
  const size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

} // namespace cloud::documents
