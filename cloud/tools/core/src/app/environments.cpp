#include "app/environments.hpp"

#include "app/checking.hpp"
#include "app/configuring.hpp"
#include "app/environment.hpp"
#include "deployment/environment_switch.hpp"
#include "templates/variables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::app {
namespace {

Result<EnvironmentSummary> summary_of(App& app, const Manifest& manifest,
                                      const EnvironmentSettings& settings) {
  EnvironmentSummary summary{settings, 0, {}, {}};
  CLOUD_TRY(const auto version, app.store().latest_version(manifest.id, settings.name));
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, settings.name));
  CLOUD_TRY(const auto runs, app.store().runs(manifest.id, settings.name, 1));
  summary.version = version ? version->number : 0;
  for (const DeployedStack& stack : deployed) {
    summary.deployed.push_back(stack.stack);
  }
  if (!runs.empty()) {
    summary.last_run = runs.front();
  }
  return summary;
}

// An environment that could be there is missed in another way than one that is misspelt.
Result<const EnvironmentSettings*> settings_of(const Manifest& manifest,
                                               const EnvironmentName& name) {
  auto found = known_environment(manifest, name);
  const auto& names = templates::environment_names();
  if (!found && std::find(names.begin(), names.end(), name) != names.end()) {
    return fail(ErrorCode::not_found,
                fmt::format("deployment {} has no environment '{}'", manifest.id, name),
                fmt::format("write it under spec.environments of {}: {}: {{ enabled: false, "
                            "account: \"<twelve digits>\", region: <region> }}",
                            manifest.source, name));
  }
  return found;
}

} // namespace

Result<Environments> list_environments(App& app, const std::string& id) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  const Manifest& manifest = deployment.manifest();
  Environments environments{manifest.id, {}};
  for (const EnvironmentName& name : templates::environment_names()) {
    if (const EnvironmentSettings* settings = manifest.environment(name)) {
      CLOUD_TRY(EnvironmentSummary summary, summary_of(app, manifest, *settings));
      environments.all.push_back(std::move(summary));
    }
  }
  return environments;
}

Result<EnvironmentSummary> find_environment(App& app, const std::string& id,
                                            const EnvironmentName& name) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_TRY(const EnvironmentSettings* settings, settings_of(deployment.manifest(), name));
  return summary_of(app, deployment.manifest(), *settings);
}

Result<bool> switch_environment(App& app, const std::string& id, const EnvironmentName& name,
                                bool enabled) {
  CLOUD_TRY(const Configuration configuration, configure(app, id, false));
  CLOUD_TRY(const bool changed,
            deployment::switch_environment(
                configuration.folder, name, enabled, app.library(),
                [&app](const deployment::LoadedManifest& edited) { return check(app, edited); }));
  if (changed) {
    CLOUD_CHECK(configure(app, id, false));
  }
  return changed;
}

} // namespace cloud::app
