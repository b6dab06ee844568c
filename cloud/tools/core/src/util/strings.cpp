#include "util/strings.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

namespace cloud {
namespace {

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
    }
  }
  return row[b.size()];
}

std::string map_characters(std::string_view text, int (*convert)(int)) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [convert](unsigned char c) { return static_cast<char>(convert(c)); });
  return result;
}

} // namespace

std::optional<std::string> nearest_spelling(std::string_view word,
                                            std::span<const std::string> candidates) {
  // A word of thousands of characters is no typo, and the table would be quadratic.
  constexpr size_t k_longest_word = 80;
  if (word.size() > k_longest_word) {
    return std::nullopt;
  }
  const std::string lowered = to_lower(word);
  size_t best = std::max<size_t>(1, word.size() / 3) + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : candidates) {
    const size_t distance = edit_distance(lowered, to_lower(candidate));
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const auto nearest = nearest_spelling(word, candidates);
  return nearest ? " (did you mean '" + *nearest + "'?)" : std::string{};
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  size_t start = 0;
  while (true) {
    const size_t end = text.find(separator, start);
    if (end == std::string_view::npos) {
      parts.emplace_back(text.substr(start));
      return parts;
    }
    parts.emplace_back(text.substr(start, end - start));
    start = end + 1;
  }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string result;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) {
      result += separator;
    }
    result += parts[i];
  }
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view k_blank = " \t\r\n";
  const size_t first = text.find_first_not_of(k_blank);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(k_blank) - first + 1);
}

std::string to_lower(std::string_view text) {
  return map_characters(text, &std::tolower);
}
std::string to_upper(std::string_view text) {
  return map_characters(text, &std::toupper);
}

std::string variable_to_flag(std::string_view variable) {
  std::string flag = to_lower(variable);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const unsigned char c : text) {
    if (std::isalnum(c) != 0) {
      result.push_back(static_cast<char>(std::tolower(c)));
    } else if (!result.empty() && result.back() != '-') {
      result.push_back('-');
    }
  }
  if (!result.empty() && result.back() == '-') {
    result.pop_back();
  }
  return result;
}

} // namespace cloud
