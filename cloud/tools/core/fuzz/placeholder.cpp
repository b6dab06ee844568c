#include "resolution/placeholder.hpp"

#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"
#include "resolution/text_parser.hpp"

#include <string>

namespace cloud::fuzz {
namespace {

std::string written(const resolution::ParsedText& parsed) {
  std::string text;
  for (const auto& part : parsed.parts) {
    if (const auto* placeholder = std::get_if<resolution::Placeholder>(&part)) {
      text += resolution::in_braces(placeholder->body);
      continue;
    }
    text += std::get<std::string>(part);
  }
  return text;
}

} // namespace

void placeholder(std::string_view bytes) {
  const auto source = resolution::parse_placeholder(bytes);
  require(source || source.error().code == ErrorCode::invalid_input);

  const resolution::ParsedText parsed = resolution::parse_text(bytes);
  for (const resolution::TextProblem& problem : parsed.problems) {
    require(problem.offset < bytes.size() && !problem.message.empty());
  }
  // Without an escape, a text that could be read is the sum of its parts.
  if (parsed.problems.empty() && bytes.find("{{{{") == std::string_view::npos) {
    require(written(parsed) == bytes);
  }
}

} // namespace cloud::fuzz
