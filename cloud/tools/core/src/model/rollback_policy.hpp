#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace cloud {

// Whether a deploy that fails undoes what it has changed.
enum class RollbackPolicy { automatic, ask, never };

inline constexpr std::array<std::pair<RollbackPolicy, const char*>, 3> k_rollback_policies{
    {{RollbackPolicy::automatic, "automatic"},
     {RollbackPolicy::ask, "ask"},
     {RollbackPolicy::never, "never"}}};

[[nodiscard]] constexpr const char* to_string(RollbackPolicy policy) {
  return k_rollback_policies[static_cast<size_t>(policy)].second;
}

[[nodiscard]] constexpr std::optional<RollbackPolicy> rollback_policy_from(std::string_view text) {
  for (const auto& [policy, spelling] : k_rollback_policies) {
    if (text == spelling) {
      return policy;
    }
  }
  return std::nullopt;
}

} // namespace cloud
