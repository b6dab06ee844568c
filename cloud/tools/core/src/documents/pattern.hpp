#pragma once

#include "util/result.hpp"

#include <map>
#include <regex>
#include <string>
#include <string_view>

namespace cloud::documents {

// A regular expression (ECMAScript) that cannot run away: no back references, time linear in the
// text, no deep recursion, whatever the text is. Finds a match anywhere, as JSON Schema wants.
class Pattern {
public:
  [[nodiscard]] static Result<Pattern> compile(const std::string& expression);

  [[nodiscard]] bool matches(std::string_view text) const;
  [[nodiscard]] const std::string& expression() const { return expression_; }

private:
  Pattern(std::string expression, std::regex regex)
      : expression_(std::move(expression)), regex_(std::move(regex)) {}

  std::string expression_;
  std::regex regex_;
};

// Compiles each expression once: compiling takes longer than most matches.
class PatternCache {
public:
  // The reference lives as long as the cache. Errors: invalid_input, the same each time.
  [[nodiscard]] const Result<Pattern>& get(const std::string& expression);

private:
  std::map<std::string, Result<Pattern>> patterns_;
};

} // namespace cloud::documents
