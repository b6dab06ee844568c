#include "planner/promotion.hpp"

#include "planner/key_differences.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::planner {
namespace {

// The key of the last step without what says nothing about other environments.
StepKey comparable(const DeployedStack& deployed, const PromotedStack& stack) {
  StepKey key = deployed.key;
  key.config = Value(Value::Map{});
  if (const Value::Map* entries = deployed.key.config.as_map()) {
    for (const ValueEntry& entry : *entries) {
      if (!stack.specific.contains(entry.key)) {
        key.config.set(entry.key, entry.value);
      }
    }
  }
  return key;
}

} // namespace

std::vector<std::string> promotion_obstacles(const PromotedStack& stack,
                                             const EnvironmentName& from,
                                             const DeployedStack* deployed, Programs& programs) {
  if (deployed == nullptr) {
    return {fmt::format("not deployed in {}", from)};
  }
  if (deployed->last_result != StepState::completed) {
    return {fmt::format("its last deploy in {} did not succeed", from)};
  }
  const StepKey before = comparable(*deployed, stack);
  StepKey now = before;
  now.code = stack.code;
  now.config = stack.config;
  std::vector<std::string> obstacles = key_differences(stack.name, before, now, programs);
  for (const std::string& reference : stack.references) {
    if (deployed->key.consumed.find(reference) == nullptr) {
      obstacles.push_back(fmt::format("config refers to output {} now", reference));
    }
  }
  return obstacles;
}

} // namespace cloud::planner
