#include "documents/scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

namespace cloud::documents {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool any_of(std::string_view word, const std::array<std::string_view, 3>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<std::int64_t> parse_integer(std::string_view digits, int base, bool negative) {
  // from_chars reads a minus sign only in front of decimal digits, which is all that can have one.
  const std::string text = negative ? "-" + std::string(digits) : std::string(digits);
  std::int64_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (failure != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  if (text.starts_with("0x") && text.size() > 2) {
    return text[2] == '-' ? std::nullopt : parse_integer(text.substr(2), 16, false);
  }
  if (text.starts_with("0o") && text.size() > 2) {
    return text[2] == '-' ? std::nullopt : parse_integer(text.substr(2), 8, false);
  }
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const bool leading_zero = text.size() > 1 && text.front() == '0';
  if (text.empty() || leading_zero || !std::all_of(text.begin(), text.end(), is_digit)) {
    return std::nullopt;
  }
  return parse_integer(text, 10, negative);
}

// [-+]? ( digits [. digits?] | . digits ) ( e [-+]? digits )?, with a point or an exponent.
bool looks_like_decimal(std::string_view text) {
  const auto take_digits = [&text] {
    size_t count = 0;
    while (!text.empty() && is_digit(text.front())) {
      text.remove_prefix(1);
      ++count;
    }
    return count;
  };
  const auto take_sign = [&text] {
    if (text.starts_with('-') || text.starts_with('+')) {
      text.remove_prefix(1);
    }
  };
  take_sign();
  if (text.size() > 1 && text[0] == '0' && is_digit(text[1])) {
    return false;
  }
  size_t digits = take_digits();
  bool decimal = false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits();
    decimal = true;
  }
  if (digits == 0) {
    return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    take_sign();
    if (take_digits() == 0) {
      return false;
    }
    decimal = true;
  }
  return decimal && text.empty();
}

std::optional<double> decimal_number(std::string_view text) {
  if (!looks_like_decimal(text)) {
    return std::nullopt;
  }
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

} // namespace

bool is_null_word(std::string_view plain) {
  return plain.empty() || plain == "~" || any_of(plain, {"null", "Null", "NULL"});
}

Value typed_scalar(std::string_view plain) {
  if (is_null_word(plain)) {
    return Value{};
  }
  if (any_of(plain, {"true", "True", "TRUE"})) {
    return Value{true};
  }
  if (any_of(plain, {"false", "False", "FALSE"})) {
    return Value{false};
  }
  if (const auto number = whole_number(plain)) {
    return Value{*number};
  }
  if (const auto number = decimal_number(plain)) {
    return Value{*number};
  }
  return Value{plain};
}

} // namespace cloud::documents
