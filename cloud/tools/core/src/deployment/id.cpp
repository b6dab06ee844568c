#include "deployment/id.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {

DeploymentId generated_id(std::chrono::sys_seconds time) {
  constexpr std::string_view k_digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  std::string digits;
  for (auto rest = time.time_since_epoch().count(); rest > 0; rest /= 36) {
    digits.push_back(k_digits[static_cast<size_t>(rest % 36)]);
  }
  std::reverse(digits.begin(), digits.end());
  return DeploymentId("D" + digits);
}

bool is_id(std::string_view text) {
  return text.size() >= 3 && text.size() <= 16 && text.front() == 'D' &&
         text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

Result<DeploymentId> parse_id(std::string_view text) {
  const std::string capitals = to_upper(text);
  if (!is_id(capitals)) {
    return fail(ErrorCode::invalid_input, fmt::format("'{}' is no deployment id", text),
                "an id is D and 2 to 15 letters or digits, such as D1BRV40");
  }
  return DeploymentId(capitals);
}

} // namespace cloud::deployment
