#include "pulumi/quoted_text.hpp"

#include <fmt/format.h>

namespace cloud::pulumi {
namespace {

// The length of a character beyond ASCII that YAML takes for a line break or forbids: U+0080 to
// U+009F, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF. Zero for any other.
size_t unsafe_length(std::string_view text) {
  constexpr std::string_view k_three_bytes[] = {"\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbb\xbf",
                                                "\xef\xbf\xbe", "\xef\xbf\xbf"};
  if (text.size() >= 2 && text[0] == '\xc2' && static_cast<unsigned char>(text[1]) < 0xa0) {
    return 2;
  }
  for (const std::string_view character : k_three_bytes) {
    if (text.starts_with(character)) {
      return 3;
    }
  }
  return 0;
}

unsigned code_point(std::string_view character) {
  const auto byte = [character](size_t index) {
    return static_cast<unsigned>(static_cast<unsigned char>(character[index]));
  };
  return character.size() == 2 ? (byte(0) & 0x1f) << 6 | (byte(1) & 0x3f)
                               : (byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
}

} // namespace

std::string yaml_quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    size_t length = unsafe_length(text);
    const auto first = static_cast<unsigned char>(text.front());
    if (length > 0) {
      result += fmt::format("\\u{:04x}", code_point(text.substr(0, length)));
    } else {
      length = 1;
      if (first == '"' || first == '\\') {
        result += '\\';
        result += text.front();
      } else if (first == '\n') {
        result += "\\n";
      } else if (first < 0x20 || first == 0x7f) {
        result += fmt::format("\\u{:04x}", first);
      } else {
        result += text.front();
      }
    }
    text.remove_prefix(length);
  }
  return result + '"';
}

} // namespace cloud::pulumi
