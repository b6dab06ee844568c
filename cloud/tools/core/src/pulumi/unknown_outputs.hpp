#pragma once

#include "model/value.hpp"

#include <string>
#include <string_view>

namespace cloud::pulumi {

// How Pulumi writes a value that it does not know yet. (pkg/resource/stack of Pulumi:
// computedValuePlaceholder.)
inline constexpr std::string_view k_unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

// Outputs of a preview of `stack` (its short name), as read_property reads them, with a mark that
// names its place for everything that is not known: what Pulumi does not know yet, and secrets,
// which it hides.
[[nodiscard]] Value with_unknown_marks(const Value& outputs, const std::string& stack);

} // namespace cloud::pulumi
