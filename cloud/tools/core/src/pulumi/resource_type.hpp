#pragma once

#include <string_view>

namespace cloud::pulumi {

// The stack itself is a resource to Pulumi; its outputs are the stack's outputs.
inline constexpr std::string_view k_stack_type = "pulumi:pulumi:Stack";
inline constexpr std::string_view k_provider_prefix = "pulumi:providers:";

// Resources that Pulumi keeps for itself and people do not count: the stack and its providers.
[[nodiscard]] constexpr bool is_bookkeeping(std::string_view type) {
  return type == k_stack_type || type.starts_with(k_provider_prefix);
}

} // namespace cloud::pulumi
