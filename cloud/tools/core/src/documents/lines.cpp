#include "documents/lines.hpp"

#include <algorithm>

namespace cloud::documents {

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && i + 1 < text.size()) {
      starts_.push_back(i + 1);
    }
  }
}

size_t Lines::start(int line) const {
  if (line < 1) {
    return 0;
  }
  return line > count() ? text_.size() : starts_[static_cast<size_t>(line - 1)];
}

std::string_view Lines::text(int line) const {
  if (line < 1) {
    return {};
  }
  std::string_view content = text_.substr(start(line), start(line + 1) - start(line));
  while (content.ends_with('\n') || content.ends_with('\r')) {
    content.remove_suffix(1);
  }
  return content;
}

size_t Lines::offset(Mark mark) const {
  const size_t column = mark.column < 1 ? 0 : static_cast<size_t>(mark.column - 1);
  return std::min(start(mark.line) + column, text_.size());
}

} // namespace cloud::documents
