#include "app/promotion.hpp"

#include "deployment/effective_config.hpp"
#include "planner/layers.hpp"
#include "planner/promotion.hpp"
#include "pulumi/keyed_digest.hpp"
#include "resolution/scan.hpp"
#include "templates/variables.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace cloud::app {
namespace {

// Where the environment is, and who may go there.
const std::set<std::string> k_of_the_environment{"aws:region", "aws:allowedAccountIds",
                                                 "aws:profile", "aws:assumeRoles"};

// "network:zones[0].name" stands in the setting network:zones.
std::string setting_of(const std::string& key) {
  return key.substr(0, key.find_first_of(".["));
}

// Sorts what the environment before would be given into what can be compared and what is its own.
Result<void> sort_config(App& app, const Manifest& manifest, const StackTemplate& definition,
                         const EnvironmentName& from, planner::PromotedStack& stack) {
  CLOUD_TRY(const Value config, deployment::pulumi_config(manifest, definition, from));
  CLOUD_TRY(const auto entries, deployment::effective_config(manifest, definition, from));
  CLOUD_TRY(const Secret key, app.keyring().source().read());
  stack.specific = k_of_the_environment;
  for (const deployment::ConfigEntry& entry : entries) {
    if (entry.origin == deployment::ConfigOrigin::manifest_environment) {
      stack.specific.insert(definition.name.str() + ":" + entry.key);
    }
  }
  const resolution::Scan scan = resolution::scan(config, manifest.source);
  for (const resolution::FoundPlaceholder& found : scan.placeholders) {
    const std::string setting = setting_of(found.key);
    const auto* output = std::get_if<resolution::StackOutput>(&found.placeholder.source);
    if (output != nullptr && !stack.specific.contains(setting)) {
      stack.references.insert(
          fmt::format("{}.{}", output->stack, resolution::to_text(output->path)));
    }
    stack.specific.insert(setting);
  }
  stack.config = Value(Value::Map{});
  for (const ValueEntry& entry : *config.as_map()) {
    if (!stack.specific.contains(entry.key)) {
      stack.config.set(entry.key, pulumi::with_digests(entry.value, key));
    }
  }
  return {};
}

// A stack that cannot be read is a stack that cannot be promoted.
std::vector<std::string> obstacles_of(App& app, const LoadedDeployment& deployment,
                                      const StackName& name, const EnvironmentName& from,
                                      const DeployedStack* deployed) {
  planner::PromotedStack stack;
  stack.name = name;
  if (deployed != nullptr) {
    const auto code = app.programs().prepare(name);
    if (!code) {
      return {code.error().message};
    }
    stack.code = code->closure_hash;
    const auto sorted =
        sort_config(app, deployment.manifest(), *deployment.stack_template(name), from, stack);
    if (!sorted) {
      return {sorted.error().message};
    }
  }
  return planner::promotion_obstacles(stack, from, deployed, app.programs());
}

Error not_promoted(const Manifest& manifest, const EnvironmentName& to,
                   orchestrator::SkippedPromotion found) {
  const size_t count = found.obstacles.size();
  return {
      ErrorCode::invalid_input,
      fmt::format("nothing was deployed to {}: {} {} not what succeeded in {}", to, count,
                  count == 1 ? "stack is" : "stacks are", found.from),
      std::move(found.obstacles),
      fmt::format("`cloud deploy {} --environment {}` first; or --skip-promotion-check \"<why>\"",
                  manifest.id, found.from)};
}

} // namespace

std::optional<EnvironmentName> environment_before(const Manifest& manifest,
                                                  const EnvironmentName& name) {
  std::optional<EnvironmentName> before;
  for (const EnvironmentName& each : templates::environment_names()) {
    if (each == name) {
      return before;
    }
    const EnvironmentSettings* settings = manifest.environment(each);
    if (settings != nullptr && settings->enabled) {
      before = each;
    }
  }
  return std::nullopt;
}

Result<std::optional<orchestrator::SkippedPromotion>>
check_promotion(App& app, const LoadedDeployment& deployment, const planner::Graph& stacks,
                const EnvironmentName& to, const std::string& reason_to_skip) {
  const Manifest& manifest = deployment.manifest();
  const std::optional<EnvironmentName> from = environment_before(manifest, to);
  if (!from) {
    return std::nullopt;
  }
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, *from));
  orchestrator::SkippedPromotion found{*from, reason_to_skip, {}};
  for (const planner::NodeIndex node : planner::topological_order(stacks)) {
    const StackName& name = stacks.name(node);
    const auto record =
        std::find_if(deployed.begin(), deployed.end(),
                     [&name](const DeployedStack& each) { return each.stack == name; });
    const auto obstacles =
        obstacles_of(app, deployment, name, *from, record == deployed.end() ? nullptr : &*record);
    if (!obstacles.empty()) {
      found.obstacles.push_back(fmt::format("{}: {}", name, join(obstacles, "; ")));
    }
  }
  if (found.obstacles.empty()) {
    return std::nullopt;
  }
  if (reason_to_skip.empty()) {
    return fail(not_promoted(manifest, to, std::move(found)));
  }
  return found;
}

Result<PlannedEnvironment> plan_promotion(App& app, const std::string& id,
                                          const EnvironmentName& from, const EnvironmentName& to,
                                          const std::string& reason_to_skip) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  const Manifest& manifest = deployment.manifest();
  CLOUD_CHECK(enabled_environment(manifest, from));
  CLOUD_CHECK(enabled_environment(manifest, to));
  const std::optional<EnvironmentName> before = environment_before(manifest, to);
  if (!before) {
    return fail(ErrorCode::invalid_input,
                fmt::format("nothing is promoted to {}: no environment before it is enabled", to),
                fmt::format("cloud deploy {} --environment {}", manifest.id, to));
  }
  if (*before != from) {
    return fail(ErrorCode::invalid_input,
                fmt::format("what is promoted to {} comes from {}, not from {}", to, *before, from),
                fmt::format("cloud promote {} --from {} --to {}", manifest.id, *before, to));
  }
  CLOUD_TRY(PlannedEnvironment planned,
            plan_environment(app, id, to, planner::SkipPolicy::when_proven));
  CLOUD_CHECK(check_promotion(app, planned.deployment, planned.graph, to, reason_to_skip));
  return planned;
}

} // namespace cloud::app
