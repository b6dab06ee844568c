#include "documents/scalar.hpp"
#include "documents/yaml_writer.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace cloud::documents {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Words that YAML 1.1 readers (of which there are many) take for booleans or null.
bool is_reserved_word(std::string_view text) {
  constexpr std::array<std::string_view, 9> k_words{"true", "false", "null", "yes", "no",
                                                    "on",   "off",   "y",    "n"};
  return std::find(k_words.begin(), k_words.end(), to_lower(text)) != k_words.end();
}

// 10.0.0.0/16 and 10.0.0.1 are no numbers, dates or times to any reader.
bool is_ipv4_like(std::string_view text) {
  return std::count(text.begin(), text.end(), '.') == 3 &&
         text.find_first_not_of("0123456789./") == std::string_view::npos &&
         is_letter_or_digit(text.front()) && is_letter_or_digit(text.back());
}

// A colon, space or hash inside a plain text must not look like the end of a key or the start of a
// comment, neither in block style nor inside brackets.
bool is_plain_inside(std::string_view text, size_t i) {
  const char c = text[i];
  if (c == ' ') {
    return text[i + 1] != ' ' && text[i + 1] != '#';
  }
  if (c == ':') {
    return is_letter_or_digit(text[i + 1]) || text[i + 1] == '/' || text[i + 1] == ':';
  }
  return is_letter_or_digit(c) ||
         std::string_view("_./@+=*-();%").find(c) != std::string_view::npos;
}

bool is_safe_plain(std::string_view text) {
  constexpr size_t k_longest_plain = 200;
  if (text.empty() || text.size() > k_longest_plain || is_reserved_word(text)) {
    return false;
  }
  if (is_ipv4_like(text)) {
    return true;
  }
  const char first = text.front();
  const bool starts_well =
      std::isalpha(static_cast<unsigned char>(first)) != 0 || first == '/' || first == '_';
  const char last = text.back();
  if (!starts_well || last == ':' || last == ' ') {
    return false;
  }
  for (size_t i = 0; i < text.size(); ++i) {
    if (!is_plain_inside(text, i)) {
      return false;
    }
  }
  return typed_scalar(text).is_string();
}

struct Escape {
  std::string_view character;
  std::string_view written;
};

// Some readers take the last four for line breaks, or leave them out.
constexpr std::array<Escape, 9> k_escapes{{{"\"", "\\\""},
                                           {"\\", "\\\\"},
                                           {"\n", "\\n"},
                                           {"\r", "\\r"},
                                           {"\t", "\\t"},
                                           {"\u0085", "\\u0085"},
                                           {"\u2028", "\\u2028"},
                                           {"\u2029", "\\u2029"},
                                           {"\uFEFF", "\\uFEFF"}}};

std::string quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    const auto escape =
        std::find_if(k_escapes.begin(), k_escapes.end(), [&text](const Escape& candidate) {
          return text.starts_with(candidate.character);
        });
    if (escape != k_escapes.end()) {
      result += escape->written;
      text.remove_prefix(escape->character.size());
      continue;
    }
    const char c = text.front();
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      result += fmt::format("\\x{:02X}", static_cast<unsigned char>(c));
    } else {
      result.push_back(c);
    }
    text.remove_prefix(1);
  }
  result.push_back('"');
  return result;
}

} // namespace

std::string write_yaml_text(std::string_view text) {
  return is_safe_plain(text) ? std::string(text) : quoted(text);
}

} // namespace cloud::documents
