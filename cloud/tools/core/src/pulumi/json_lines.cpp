#include "pulumi/json_lines.hpp"

#include <utility>

namespace cloud::pulumi {

std::vector<JsonLines::Line> JsonLines::feed(std::string_view bytes) {
  std::vector<Line> lines;
  while (true) {
    const size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
      append(bytes);
      return lines;
    }
    append(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
    if (size_ > 0) {
      lines.push_back(take());
    }
  }
}

std::optional<JsonLines::Line> JsonLines::rest() {
  if (size_ == 0) {
    return std::nullopt;
  }
  return take();
}

void JsonLines::append(std::string_view bytes) {
  size_ += bytes.size();
  if (size_ > limit_) {
    pending_ = {};
  } else {
    pending_ += bytes;
  }
}

JsonLines::Line JsonLines::take() {
  return {std::exchange(pending_, {}), std::exchange(size_, 0)};
}

} // namespace cloud::pulumi
