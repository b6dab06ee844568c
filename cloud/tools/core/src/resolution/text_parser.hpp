#pragma once

#include "resolution/placeholder.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cloud::resolution {

struct Placeholder {
  std::string body;  // "network:vpcId"
  size_t offset = 0; // of its "{{" in the text
  RuntimeSource source;
  bool operator==(const Placeholder&) const = default;
};

struct TextProblem {
  size_t offset = 0;
  std::string message;
  bool operator==(const TextProblem&) const = default;
};

// A text taken apart. Where there are problems, the parts are what could still be read.
struct ParsedText {
  std::vector<std::variant<std::string, Placeholder>> parts;
  std::vector<TextProblem> problems;

  // The placeholder, when the text is nothing else: then its value keeps its type.
  [[nodiscard]] const Placeholder* only_placeholder() const {
    return parts.size() == 1 ? std::get_if<Placeholder>(&parts.front()) : nullptr;
  }
  bool operator==(const ParsedText&) const = default;
};

// Finds every "{{RUNTIME:…}}" in a text; the first "}}" closes it. "{{{{" stands for "{{". Any
// other
// "{{" is a problem: it is more likely a misspelt placeholder than wanted.
[[nodiscard]] ParsedText parse_text(std::string_view text);

} // namespace cloud::resolution
