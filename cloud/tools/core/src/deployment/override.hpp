#pragma once

#include "model/names.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::deployment {

// A configuration value given at init: --set network.vpcCidr=10.50.0.0/16 for all environments,
// --set-dev … for one.
struct Override {
  std::string spelled; // "--set network.vpcCidr=10.50.0.0/16", for messages
  StackName stack;
  std::vector<std::string> keys; // vpcCidr, or the way into an object
  std::optional<EnvironmentName> environment;
  std::string text; // what was typed
  Value value;      // the same read as YAML: a number, [a, b], { a: 1 }, a text
};

// Reads "<stack>.<key>=<value>". An empty value is null, which leaves the key out.
// Errors: invalid_input.
[[nodiscard]] Result<Override> parse_override(std::string_view text,
                                              const std::optional<EnvironmentName>& environment);

// A typed text as the value it stands for: YAML in flow style. Runtime values are texts.
[[nodiscard]] Result<Value> parse_typed_value(std::string_view text, std::string_view source);

} // namespace cloud::deployment
