#pragma once

#include "documents/secrets.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <string_view>

namespace cloud::documents {

enum class JsonStyle { compact, pretty };

// One JSON value. `source` names it in messages. Refused: keys given twice, nesting deeper than 200
// levels. Whole numbers beyond 64 bits become floating-point numbers. Errors: invalid_input.
[[nodiscard]] Result<Value> parse_json(std::string_view text, std::string_view source);

// The value as JSON, members in their order; secrets as "[secret]" unless they are asked for.
// Compact is one line, pretty has two spaces a level; neither ends with a line break.
[[nodiscard]] std::string write_json(const Value& value, JsonStyle style = JsonStyle::compact,
                                     Secrets secrets = Secrets::masked);

} // namespace cloud::documents
