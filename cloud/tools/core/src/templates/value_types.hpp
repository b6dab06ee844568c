#pragma once

#include "model/stack_template.hpp"

#include <optional>
#include <string_view>

namespace cloud::templates {

// A type as stack templates spell it: string, integer, number, boolean, list, object or cidr.
[[nodiscard]] const char* to_string(ValueType type);

// Nothing for any other spelling.
[[nodiscard]] std::optional<ValueType> value_type_from(std::string_view text);

} // namespace cloud::templates
