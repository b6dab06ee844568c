#pragma once

#include "model/value.hpp"
#include "resolution/context.hpp"
#include "util/result.hpp"

#include <map>
#include <string>

namespace cloud::resolution {

// A configuration without placeholders, and what it was made from.
struct Resolution {
  Value config;
  // Outputs that were used, by "network.vpcId" or "network.privateSubnetIds[0]".
  std::map<std::string, Value> consumed;
  // What AWS was asked, by "aws:latestAmiId:ubuntu2204", and its answer.
  std::map<std::string, Value> queries;
  // Where each value with placeholders comes from: its key, and its text before.
  std::map<std::string, std::string> origins;
};

// Replaces every placeholder in the texts of `config`, which is a map or null. A text that is one
// placeholder takes the value with its type; inside a longer text it must be a single value.
// Whatever a secret goes into is secret, and a value that was secret stays so. Timestamps,
// passwords and UUIDs are kept under the key of their value and the placeholder, so the same
// placeholder twice in one value is one value. Errors: everything that is wrong with this
// configuration at once, each with its place. The code is that of the first cause outside the
// configuration (unauthenticated, unavailable, …), else invalid_input.
[[nodiscard]] Result<Resolution> resolve(const Value& config, const ResolutionContext& context);

} // namespace cloud::resolution
