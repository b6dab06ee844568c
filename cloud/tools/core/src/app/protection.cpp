#include "app/protection.hpp"

#include "model/resource_name.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <vector>

namespace cloud::app {
Result<void> require_unprotected(StackStates& states, const orchestrator::RunRequest& request,
                                 const std::string& manifest) {
  std::vector<std::string> stacks;
  std::vector<std::string> resources;
  for (const PlannedStack& stack : request.plan.stacks) {
    CLOUD_TRY(const StateSummary state,
              states.state(request.project, pulumi_stack_name(request.run.deployment, stack.name,
                                                              request.run.environment)));
    for (const std::string& urn : state.protected_resources) {
      resources.push_back(fmt::format("{}: {}", stack.name, type_and_name(urn)));
    }
    if (!state.protected_resources.empty()) {
      stacks.push_back(stack.name.str());
    }
  }
  if (resources.empty()) {
    return {};
  }
  return fail(Error{
      ErrorCode::conflict,
      fmt::format("nothing was destroyed: {} in {} {} protected against deletion",
                  resources.size() == 1 ? "a resource"
                                        : fmt::format("{} resources", resources.size()),
                  request.run.environment, resources.size() == 1 ? "is" : "are"),
      std::move(resources),
      fmt::format("in {} set deletionProtection: false under environments.{}.config of {}, deploy, "
                  "then destroy",
                  manifest, request.run.environment, join(stacks, " and "))});
}

} // namespace cloud::app
