#include "documents/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace cloud::documents {

std::string location(std::string_view source, Mark mark) {
  if (mark.line == 0) {
    return std::string(source);
  }
  return fmt::format("{}:{}:{}", source, mark.line, mark.column);
}

std::string to_line(const Finding& finding) {
  return fmt::format("{}: {}", location(finding.source, finding.mark), finding.message);
}

Error error_at(std::string_view source, Mark mark, std::string_view message, std::string hint) {
  return Error{ErrorCode::invalid_input,
               fmt::format("{}: {}", location(source, mark), message),
               {},
               std::move(hint)};
}

void sort_by_place(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.source, a.mark.line, a.mark.column) <
           std::tie(b.source, b.mark.line, b.mark.column);
  });
}

Result<void> to_result(std::string_view source, std::vector<Finding> findings) {
  if (findings.empty()) {
    return {};
  }
  sort_by_place(findings);
  if (findings.size() == 1) {
    return fail(ErrorCode::invalid_input, to_line(findings.front()), findings.front().hint);
  }
  Error error{
      ErrorCode::invalid_input, fmt::format("{}: {} problems", source, findings.size()), {}, {}};
  for (const Finding& finding : findings) {
    error.context.push_back(to_line(finding));
    if (error.hint.empty()) {
      error.hint = finding.hint;
    }
  }
  return fail(std::move(error));
}

} // namespace cloud::documents
