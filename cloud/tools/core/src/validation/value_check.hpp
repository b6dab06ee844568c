#pragma once

#include "documents/finding.hpp"
#include "documents/pattern.hpp"
#include "model/stack_template.hpp"
#include "model/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cloud::validation {

// Where a checked value comes from, for messages.
struct Origin {
  std::string name;   // "network.vpcCidr"
  std::string source; // file
  Mark mark{};        // place of the key, for values that carry none
};

// Whether a value is what its parameter takes: type, range, pattern, allowed values, members; all
// the way down. What holds runtime values is taken on trust until they are resolved. Secret values
// are not repeated in messages. `patterns` keeps compiled patterns from call to call.
[[nodiscard]] std::vector<documents::Finding> check_value(const Parameter& parameter,
                                                          const Value& value, const Origin& origin,
                                                          documents::PatternCache& patterns);

// "text", "a whole number", …: what a parameter of this type takes.
[[nodiscard]] const char* words_for(ValueType type);

} // namespace cloud::validation
