#include "app/protection.hpp"

#include "orchestrator/deployed_record.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace cloud::app {
namespace {

// "aws:kms/key:Key storage" from urn:pulumi:<stack>::<project>::<types of parents>$<type>::<name>.
// A name may hold anything, a type neither '$' nor "::".
std::string type_and_name(std::string_view urn) {
  constexpr std::string_view k_separator = "::";
  const size_t project = urn.find(k_separator);
  const size_t types = urn.find(k_separator, project + k_separator.size());
  const size_t name = urn.find(k_separator, types + k_separator.size());
  if (project == std::string_view::npos || types == std::string_view::npos ||
      name == std::string_view::npos) {
    return std::string(urn);
  }
  const std::string_view qualified = urn.substr(0, name).substr(types + k_separator.size());
  const std::string_view type = qualified.substr(qualified.rfind('$') + 1);
  return fmt::format("{} {}", type, urn.substr(name + k_separator.size()));
}

} // namespace

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
