#include "resolution/text_parser.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace cloud::resolution {
namespace {

constexpr std::string_view k_open = "{{";
constexpr std::string_view k_close = "}}";
constexpr std::string_view k_escaped_open = "{{{{";
constexpr std::string_view k_start = "{{RUNTIME:";

// Enough of a broken text to recognize it in a message.
std::string excerpt(std::string_view text) {
  constexpr size_t k_longest = 60;
  size_t end = std::min(text.find('\n'), text.size());
  if (end <= k_longest) {
    return std::string(text.substr(0, end));
  }
  end = k_longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end; // not in the middle of a character
  }
  return std::string(text.substr(0, end)) + "…";
}

class TextParser {
public:
  explicit TextParser(std::string_view text) : text_(text) {}

  ParsedText parse() {
    while (position_ < text_.size()) {
      const size_t open = text_.find(k_open, position_);
      literal_ += text_.substr(position_, open - position_);
      position_ = std::min(open, text_.size());
      if (position_ < text_.size()) {
        take_open();
      }
    }
    finish_literal();
    return std::move(result_);
  }

private:
  void take_open() {
    const std::string_view rest = text_.substr(position_);
    if (rest.starts_with(k_escaped_open)) {
      literal_ += k_open;
      position_ += k_escaped_open.size();
    } else if (rest.starts_with(k_start)) {
      take_placeholder();
    } else if (rest.starts_with("{{{")) {
      literal_ += '{'; // an ordinary brace in front of a placeholder
      ++position_;
    } else {
      report_unknown(rest);
      position_ += k_open.size();
    }
  }

  void take_placeholder() {
    const size_t offset = position_;
    const size_t begin = offset + k_start.size();
    const size_t close = text_.find(k_close, begin);
    const size_t next_open = std::min(text_.find(k_open, begin), text_.size());
    if (close == std::string_view::npos || next_open < close) {
      report(offset, fmt::format("placeholder '{}' is not closed by '}}}}'{}",
                                 excerpt(text_.substr(offset, next_open - offset)),
                                 next_open < close && close != std::string_view::npos
                                     ? " before the next '{{' (they cannot be nested)"
                                     : ""));
      position_ = next_open;
      return;
    }
    const std::string_view body = text_.substr(begin, close - begin);
    position_ = close + k_close.size();
    auto source = parse_placeholder(body);
    if (!source) {
      report(offset, fmt::format("{}: {}", excerpt(in_braces(body)), source.error().message));
      return;
    }
    finish_literal();
    result_.parts.emplace_back(Placeholder{std::string(body), offset, std::move(*source)});
  }

  void report_unknown(std::string_view rest) {
    static const std::array<std::string, 1> k_known{"RUNTIME"};
    const std::string_view after = rest.substr(k_open.size());
    const std::string_view word = trim(after.substr(0, after.find_first_of(":}{\n")));
    const std::string shown = excerpt(rest.substr(0, rest.find_first_of(":}\n", k_open.size())));
    const bool is_near = nearest_spelling(word, k_known).has_value();
    report(position_,
           is_near ? fmt::format("unknown placeholder '{}' (did you mean '{{{{RUNTIME:'?)", shown)
                   : fmt::format("unknown placeholder '{}' ('{{{{{{{{' writes '{{{{')", shown));
  }

  void report(size_t offset, std::string message) {
    result_.problems.push_back({offset, std::move(message)});
  }

  void finish_literal() {
    if (!literal_.empty()) {
      result_.parts.emplace_back(std::exchange(literal_, {}));
    }
  }

  std::string_view text_;
  size_t position_ = 0;
  std::string literal_;
  ParsedText result_;
};

} // namespace

ParsedText parse_text(std::string_view text) {
  return TextParser(text).parse();
}

} // namespace cloud::resolution
