#include "documents/source_span.hpp"

#include <algorithm>

namespace cloud::documents {
namespace {

constexpr size_t k_none = std::string_view::npos;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

bool starts_comment(std::string_view text, size_t i) {
  return text[i] == '#' && (i == 0 || is_blank(text[i - 1]));
}

size_t end_of_plain(std::string_view text, size_t begin, bool inside_flow) {
  constexpr std::string_view k_flow_ends = ",[]{}";
  size_t i = begin;
  while (i < text.size() && text[i] != '\n' && !starts_comment(text, i)) {
    if (inside_flow && k_flow_ends.find(text[i]) != k_none) {
      break;
    }
    ++i;
  }
  while (i > begin && is_blank(text[i - 1])) {
    --i;
  }
  return i;
}

} // namespace

size_t end_of_quoted(std::string_view text, size_t begin) {
  const char quote = text[begin];
  for (size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
      if (!doubled) {
        return i + 1;
      }
      ++i;
    }
  }
  return k_none;
}

size_t end_of_flow(std::string_view text, size_t begin) {
  int depth = 0;
  for (size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    // A quote opens a scalar only where one can start; elsewhere it is part of a plain one.
    const bool can_start =
        i == begin || is_blank(text[i - 1]) || std::string_view(",[{:").find(text[i - 1]) != k_none;
    if (is_quote(c) && can_start) {
      const size_t end = end_of_quoted(text, i);
      if (end == k_none) {
        return k_none;
      }
      i = end - 1;
    } else if (starts_comment(text, i)) {
      i = text.find('\n', i);
      if (i == k_none) {
        return k_none;
      }
    } else if (c == '[' || c == '{') {
      ++depth;
    } else if (c == ']' || c == '}') {
      if (--depth == 0) {
        return i + 1;
      }
    }
  }
  return k_none;
}

size_t end_of_inline(std::string_view text, size_t begin, bool inside_flow) {
  if (begin >= text.size()) {
    return text.size();
  }
  if (is_quote(text[begin])) {
    return std::min(end_of_quoted(text, begin), text.size());
  }
  if (text[begin] == '[' || text[begin] == '{') {
    return std::min(end_of_flow(text, begin), text.size());
  }
  return end_of_plain(text, begin, inside_flow);
}

size_t end_of_key(std::string_view text, size_t begin) {
  size_t i = begin;
  if (i < text.size() && is_quote(text[i])) {
    i = end_of_quoted(text, i);
  }
  // A colon inside a plain key has no blank behind it.
  for (; i < text.size(); ++i) {
    if (text[i] == ':' &&
        (is_quote(text[begin]) || i + 1 == text.size() || is_blank(text[i + 1]))) {
      return i + 1;
    }
    if (text[i] == '\n') {
      break;
    }
  }
  return k_none;
}

} // namespace cloud::documents
