#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cloud::resolution {

// One step into a value: a member of a map, or a place in a list counted from 0.
using PathStep = std::variant<std::string, size_t>;

// Which output of a stack is meant, and what inside it: vpcId, privateSubnetIds[0], keyIds.logs,
// endpoints["ecr.api"].
struct OutputPath {
  std::string output;
  std::vector<PathStep> steps;
  bool operator==(const OutputPath&) const = default;
};

// Errors: invalid_input with what is wrong in the text.
[[nodiscard]] Result<OutputPath> parse_output_path(std::string_view text);

// The path as it is usually written.
[[nodiscard]] std::string to_text(const OutputPath& path);

// What the steps lead to inside `value`; secret when anything on the way is. Inside a value that is
// unknown everything is. Errors: not_found, with `name` for the value: "network:privateSubnetIds".
[[nodiscard]] Result<Value> select(const Value& value, const std::vector<PathStep>& steps,
                                   std::string name);

} // namespace cloud::resolution
