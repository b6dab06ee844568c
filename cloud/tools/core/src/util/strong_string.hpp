#pragma once

#include <fmt/format.h>

#include <compare>
#include <functional>
#include <ostream>
#include <string>
#include <utility>

namespace cloud {

// A string with a meaning: StackName and RunId cannot be swapped by accident. Explicit in, readable
// out (`str()`); ordered and hashable so that it can be a key.
template <class Tag>
class StrongString {
public:
  StrongString() = default;
  explicit StrongString(std::string text) : text_(std::move(text)) {}

  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  auto operator<=>(const StrongString&) const = default;
  friend std::ostream& operator<<(std::ostream& out, const StrongString& value) {
    return out << value.text_;
  }

private:
  std::string text_;
};

} // namespace cloud

template <class Tag>
struct std::hash<cloud::StrongString<Tag>> {
  size_t operator()(const cloud::StrongString<Tag>& value) const {
    return std::hash<std::string>{}(value.str());
  }
};

template <class Tag>
struct fmt::formatter<cloud::StrongString<Tag>> : fmt::formatter<std::string> {
  template <class Context>
  auto format(const cloud::StrongString<Tag>& value, Context& context) const {
    return fmt::formatter<std::string>::format(value.str(), context);
  }
};
