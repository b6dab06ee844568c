#include "app/deletions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::app {
namespace {

std::string reason_for(int resources) {
  if (resources == 0) {
    return "nothing deployed";
  }
  return fmt::format("{} {} to delete", resources, resources == 1 ? "resource" : "resources");
}

} // namespace

Plan with_deletions(Plan plan, std::span<const DeployedStack> deployed) {
  for (PlannedStack& stack : plan.stacks) {
    const auto found =
        std::find_if(deployed.begin(), deployed.end(),
                     [&stack](const DeployedStack& other) { return other.stack == stack.name; });
    stack.resources = found == deployed.end() ? 0 : found->resources;
    stack.reason = reason_for(stack.resources);
  }
  return plan;
}

} // namespace cloud::app
