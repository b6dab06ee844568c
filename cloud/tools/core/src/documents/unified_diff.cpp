#include "documents/unified_diff.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cloud::documents {
namespace {

struct Line {
  char sign; // ' ', '-' or '+'
  std::string_view text;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Longest common subsequence by table: the texts are configuration files of at most some hundred
// lines.
std::vector<Line> compare(const std::vector<std::string_view>& before,
                          const std::vector<std::string_view>& after) {
  const size_t width = after.size() + 1;
  std::vector<int> common((before.size() + 1) * width, 0);
  for (size_t i = before.size(); i-- > 0;) {
    for (size_t j = after.size(); j-- > 0;) {
      common[i * width + j] =
          before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::vector<Line> lines;
  size_t i = 0;
  size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      lines.push_back({' ', before[i]});
      ++i;
      ++j;
    } else if (i < before.size() &&
               (j == after.size() || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push_back({'-', before[i++]});
    } else {
      lines.push_back({'+', after[j++]});
    }
  }
  return lines;
}

std::string range(size_t first, size_t count) {
  const size_t start = count == 0 ? first : first + 1;
  return count == 1 ? fmt::format("{}", start) : fmt::format("{},{}", start, count);
}

} // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         std::string_view before_name, std::string_view after_name) {
  constexpr size_t k_context = 3;
  const std::vector<Line> lines = compare(lines_of(before), lines_of(after));
  std::string result;
  size_t before_line = 0;
  size_t after_line = 0;
  size_t next = 0;
  const auto advance = [&](size_t to) {
    for (; next < to; ++next) {
      before_line += lines[next].sign != '+' ? 1 : 0;
      after_line += lines[next].sign != '-' ? 1 : 0;
    }
  };
  while (true) {
    size_t change = next;
    while (change < lines.size() && lines[change].sign == ' ') {
      ++change;
    }
    if (change == lines.size()) {
      return result;
    }
    // The hunk ends where more unchanged lines follow than two contexts hold.
    size_t last = change;
    for (size_t i = change; i < lines.size() && i <= last + 2 * k_context; ++i) {
      last = lines[i].sign == ' ' ? last : i;
    }
    advance(change > next + k_context ? change - k_context : next);
    const size_t begin = next;
    const size_t end = std::min(last + k_context + 1, lines.size());
    const size_t before_start = before_line;
    const size_t after_start = after_line;
    advance(end);
    if (result.empty()) {
      result = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
    }
    result += fmt::format("@@ -{} +{} @@\n", range(before_start, before_line - before_start),
                          range(after_start, after_line - after_start));
    for (size_t i = begin; i < end; ++i) {
      result += fmt::format("{}{}\n", lines[i].sign, lines[i].text);
    }
  }
}

} // namespace cloud::documents
