#pragma once

#include "model/names.hpp"
#include "model/value.hpp"

#include <map>
#include <utility>
#include <vector>

namespace cloud::cli {

// What there is for environments, in the order of promotion: dev, stage, prod. A sorted map would
// show prod before stage, a file shows them as they were written.
[[nodiscard]] std::vector<std::pair<EnvironmentName, Value>>
in_promotion_order(const std::map<EnvironmentName, Value>& by_environment);
[[nodiscard]] Value in_promotion_order(const Value& by_environment);

} // namespace cloud::cli
