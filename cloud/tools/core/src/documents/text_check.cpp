#include "documents/text_check.hpp"

#include <fmt/format.h>

namespace cloud::documents {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

// How many bytes the UTF-8 character at the start takes; 0 when it is malformed (overlong forms,
// surrogates and values beyond Unicode included).
size_t character_length(std::string_view bytes) {
  const auto byte = [&bytes](size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto continues = [&](size_t i) { return i < bytes.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char first = byte(0);
  if (first < 0x80) {
    return 1;
  }
  if (first >= 0xC2 && first <= 0xDF) {
    return continues(1) ? 2 : 0;
  }
  if (first >= 0xE0 && first <= 0xEF) {
    if (!continues(1) || !continues(2)) {
      return 0;
    }
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!continues(1) || !continues(2) || !continues(3)) {
      return 0;
    }
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool too_large = first == 0xF4 && byte(1) >= 0x90;
    return overlong || too_large ? 0 : 4;
  }
  return 0;
}

bool is_forbidden_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

} // namespace

std::optional<TextProblem> find_text_problem(std::string_view bytes) {
  Mark mark{1, 1};
  for (size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (is_forbidden_control(c)) {
      return TextProblem{mark, fmt::format("control character 0x{:02x} is not allowed", c)};
    }
    const size_t length = character_length(bytes.substr(i));
    if (length == 0) {
      return TextProblem{mark, fmt::format("byte 0x{:02x} is not valid UTF-8", c)};
    }
    if (c == '\n') {
      mark = {mark.line + 1, 1};
    } else {
      mark.column += static_cast<int>(length);
    }
    i += length;
  }
  return std::nullopt;
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const size_t length = character_length(bytes);
    if (length == 0) {
      return false;
    }
    bytes.remove_prefix(length);
  }
  return true;
}

std::string_view without_byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with(k_byte_order_mark)) {
    bytes.remove_prefix(k_byte_order_mark.size());
  }
  return bytes;
}

} // namespace cloud::documents
