#include "documents/pattern.hpp"

#include "fuzz/targets.hpp"

#include <string>

namespace cloud::fuzz {

// The first line is the expression, the rest the text: neither may make the other run away.
void pattern(std::string_view bytes) {
  const size_t end = bytes.find('\n');
  const auto compiled = documents::Pattern::compile(std::string(bytes.substr(0, end)));
  if (compiled && end != std::string_view::npos) {
    (void)compiled->matches(bytes.substr(end + 1));
  }
}

} // namespace cloud::fuzz
