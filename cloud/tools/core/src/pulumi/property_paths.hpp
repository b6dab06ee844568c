#pragma once

#include "model/value.hpp"

#include <string_view>

namespace cloud::pulumi {

// What a path of Pulumi's detailed diffs ("tags.Name", "ingress[0].fromPort",
// "tags[\"kubernetes.io/role\"]") leads to inside of `value`; null when it leads nowhere.
[[nodiscard]] const Value* at_path(const Value& value, std::string_view path);

} // namespace cloud::pulumi
