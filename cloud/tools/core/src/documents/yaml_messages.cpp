#include "documents/yaml_messages.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace cloud::documents {
namespace {

// Keyed by the texts of yaml-cpp 0.7 (exceptions.h).
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> k_explanations{{
    {"end of map not found",
     "this does not fit the map it stands in; check indentation and quotes"},
    {"end of sequence not found",
     "this does not fit the list it stands in; check indentation and quotes"},
    {"end of map flow not found", "'{' is never closed"},
    {"end of sequence flow not found", "'[' is never closed"},
    {"illegal map value", "':' is not allowed here; put a text that contains ': ' in quotes"},
    {"illegal map key", "a key is not allowed here; check the indentation"},
    {"illegal block entry", "'- ' is not allowed here; check the indentation"},
    {"illegal flow end", "a closing bracket without an opening one"},
    {"illegal EOF in scalar", "a quoted text is never closed"},
    {"illegal document indicator in scalar", "a quoted text is never closed"},
    {"unknown token", "a text cannot start with this character; put it in quotes"},
}};

bool is_indented_by_a_tab(std::string_view line) {
  const size_t first = line.find_first_not_of(' ');
  return first != std::string_view::npos && line[first] == '\t';
}

} // namespace

std::string explain_yaml_error(std::string_view message, std::string_view line) {
  if (is_indented_by_a_tab(line)) {
    return "a tab indents this line; YAML allows only spaces";
  }
  for (const auto& [text, explanation] : k_explanations) {
    if (message == text) {
      return std::string(explanation);
    }
  }
  return fmt::format("not valid YAML: {}", message);
}

} // namespace cloud::documents
