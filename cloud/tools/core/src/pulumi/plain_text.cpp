#include "pulumi/plain_text.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::pulumi {
namespace {

constexpr std::string_view k_tag_begin = "<{%";
constexpr std::string_view k_tag_end = "%}>";

// The length of a terminal escape sequence (ESC [ … letter) at the start of a text, or 0.
size_t escape_length(std::string_view text) {
  if (!text.starts_with("\x1b[")) {
    return 0;
  }
  const size_t end = text.find_first_not_of("0123456789;?", 2);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// The length of a colour tag at the start of a text, or 0.
size_t tag_length(std::string_view text) {
  if (!text.starts_with(k_tag_begin)) {
    return 0;
  }
  const size_t end = text.find(k_tag_end);
  return end == std::string_view::npos ? 0 : end + k_tag_end.size();
}

} // namespace

std::string without_color_tags(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (!text.empty()) {
    const size_t skipped = std::max(escape_length(text), tag_length(text));
    if (skipped == 0) {
      plain += text.front();
    }
    text.remove_prefix(std::max<size_t>(skipped, 1));
  }
  return plain;
}

std::string shortened(std::string_view text, size_t limit) {
  if (text.size() <= limit) {
    return std::string(text);
  }
  size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) {
    --end;
  }
  return fmt::format("{}… ({} more bytes)", text.substr(0, end), text.size() - end);
}

std::string_view first_line(std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) {
      return line;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

} // namespace cloud::pulumi
