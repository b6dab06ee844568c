#pragma once

#include "model/value.hpp"

#include <string_view>
#include <vector>

namespace cloud::documents {

// Translates between places (line and byte column, from 1) and offsets in a text, which must
// outlive this object.
class Lines {
public:
  explicit Lines(std::string_view text);

  [[nodiscard]] int count() const { return static_cast<int>(starts_.size()); }
  // Offset of the first byte of a line; the size of the text for lines beyond the last.
  [[nodiscard]] size_t start(int line) const;
  // The line without its line break; empty for lines that do not exist.
  [[nodiscard]] std::string_view text(int line) const;
  [[nodiscard]] size_t offset(Mark mark) const;

private:
  std::string_view text_;
  std::vector<size_t> starts_;
};

} // namespace cloud::documents
