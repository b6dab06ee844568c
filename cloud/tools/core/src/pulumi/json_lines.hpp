#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// Cuts a stream that arrives in pieces into lines. A line longer than the limit is dropped as a
// whole, so that memory stays bounded whatever is written; an empty line is no line.
class JsonLines {
public:
  explicit JsonLines(size_t limit) : limit_(limit) {}

  struct Line {
    std::string text; // empty when it was too long
    size_t size = 0;  // as it was
  };

  [[nodiscard]] std::vector<Line> feed(std::string_view bytes);
  // What came after the last line break.
  [[nodiscard]] std::optional<Line> rest();

private:
  void append(std::string_view bytes);
  [[nodiscard]] Line take();

  size_t limit_;
  std::string pending_;
  size_t size_ = 0;
};

} // namespace cloud::pulumi
