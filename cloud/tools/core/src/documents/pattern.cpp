#include "documents/pattern.hpp"

#include <fmt/format.h>

namespace cloud::documents {
namespace {

// libstdc++'s default executor recurses once a character and may take exponential time; this flag
// selects the breadth-first one, which does neither.
constexpr auto k_bounded = std::regex::ECMAScript | std::regex_constants::__polynomial;

// Nothing that has a pattern is this long, and the executor's work is length times pattern size.
constexpr size_t k_longest_text = 4096;

} // namespace

Result<Pattern> Pattern::compile(const std::string& expression) {
  try {
    return Pattern(expression, std::regex(expression, k_bounded));
  } catch (const std::regex_error& error) {
    return fail(ErrorCode::invalid_input,
                fmt::format("'{}' is not a regular expression: {}", expression, error.what()));
  }
}

const Result<Pattern>& PatternCache::get(const std::string& expression) {
  const auto known = patterns_.find(expression);
  return known != patterns_.end()
             ? known->second
             : patterns_.emplace(expression, Pattern::compile(expression)).first->second;
}

bool Pattern::matches(std::string_view text) const {
  return text.size() <= k_longest_text && std::regex_search(text.begin(), text.end(), regex_);
}

} // namespace cloud::documents
