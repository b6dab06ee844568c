#pragma once

#include <string>
#include <utility>

namespace cloud {

// A text that must not be shown. It has no stream operator and no formatter on purpose; `reveal()`
// marks each place that handles the plain text.
class Secret {
public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  bool operator==(const Secret&) const = default;

private:
  std::string text_;
};

} // namespace cloud
