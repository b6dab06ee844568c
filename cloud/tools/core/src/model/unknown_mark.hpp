#pragma once

#include "model/value.hpp"

#include <string>
#include <string_view>

namespace cloud {

// What stands in a configuration for a value that only a deploy will make:
// "{{UNKNOWN:network:vpcId}}". Programs get something of the declared type for it, which Pulumi is
// told as unknown (stacks/shared). Only previews have it.
[[nodiscard]] std::string unknown_mark(std::string_view place);

// Whether the value is such a mark and nothing else.
[[nodiscard]] bool is_unknown(const Value& value);

// Whether there is one anywhere in it.
[[nodiscard]] bool contains_unknown(const Value& value);

// The mark of what is inside of an unknown value: with `step` ("[0]", ".logs") behind its place.
// Expects a mark.
[[nodiscard]] Value unknown_member(const Value& mark, std::string_view step);

} // namespace cloud
