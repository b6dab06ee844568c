#include "util/path_pattern.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace cloud {
namespace {

// For each end of the text, whether the pattern so far matches up to there.
using Ends = std::vector<bool>;

// Any characters; without '/' where the star stays in its folder.
Ends after_star(Ends matched, std::string_view text, bool crosses) {
  for (size_t end = 1; end <= text.size(); ++end) {
    matched[end] = matched[end] || (matched[end - 1] && (crosses || text[end - 1] != '/'));
  }
  return matched;
}

// Any folders, also none.
Ends after_folders(Ends matched, std::string_view text) {
  bool reached = false;
  for (size_t end = 1; end <= text.size(); ++end) {
    reached = reached || matched[end - 1];
    matched[end] = matched[end] || (reached && text[end - 1] == '/');
  }
  return matched;
}

Ends after_character(const Ends& matched, std::string_view text, char wanted) {
  Ends next(matched.size(), false);
  for (size_t end = 1; end <= text.size(); ++end) {
    next[end] = matched[end - 1] && text[end - 1] == wanted;
  }
  return next;
}

} // namespace

// Linear in both, whatever stars there are.
bool matches_path(std::string_view pattern, std::string_view text) {
  Ends matched(text.size() + 1, false);
  matched[0] = true;
  while (!pattern.empty()) {
    if (pattern.starts_with("**/")) {
      matched = after_folders(std::move(matched), text);
      pattern.remove_prefix(3);
    } else if (pattern.starts_with("*")) {
      const bool crosses = pattern.starts_with("**");
      matched = after_star(std::move(matched), text, crosses);
      pattern.remove_prefix(crosses ? 2 : 1);
    } else {
      matched = after_character(matched, text, pattern.front());
      pattern.remove_prefix(1);
    }
  }
  return matched.back();
}

} // namespace cloud
