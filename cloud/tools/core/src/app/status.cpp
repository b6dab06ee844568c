#include "app/status.hpp"

#include "app/backends.hpp"
#include "app/no_listener.hpp"
#include "app/recovering.hpp"
#include "process/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace cloud::app {
namespace {

// The last attempt of each stack in a run.
std::map<StackName, Step> last_attempts(const std::vector<Step>& steps) {
  std::map<StackName, Step> attempts;
  for (const Step& step : steps) {
    attempts[step.stack] = step;
  }
  return attempts;
}

const char* active_state(const Step* step) {
  if (step == nullptr) {
    return "waiting";
  }
  switch (step->state) {
  case StepState::completed:
  case StepState::skipped:
    return step->action == StepAction::remove ? "notDeployed" : "deployed";
  case StepState::failed:
    return "failed";
  case StepState::blocked:
    return "blocked";
  case StepState::cancelled:
    return "cancelled";
  case StepState::waiting:
  case StepState::intent:
  case StepState::running:
    break;
  }
  return step->action == StepAction::remove    ? "destroying"
         : step->action == StepAction::restore ? "restoring"
                                               : "deploying";
}

const char* settled_state(StepState result) {
  switch (result) {
  case StepState::failed:
    return "failed";
  case StepState::cancelled:
    return "cancelled";
  default:
    return "deployed";
  }
}

// What had failed is as it was before.
bool was_undone(const EnvironmentStatus& environment) {
  return environment.last_run && environment.last_run->state == RunState::rolled_back;
}

class StatusReader {
public:
  StatusReader(App& app, const Manifest& manifest) : app_(app), manifest_(manifest) {}

  Result<EnvironmentStatus> read(const EnvironmentSettings& environment) {
    NoListener events;
    EnvironmentStatus result;
    result.environment = environment;
    CLOUD_TRY(const auto going_on,
              settle_abandoned_runs(app_, manifest_, environment.name, events));
    CLOUD_TRY(const auto runs, app_.store().runs(manifest_.id, environment.name, 1));
    if (!runs.empty()) {
      result.last_run = runs.front();
    }
    if (!going_on.empty()) {
      result.active_run = going_on.front();
      result.orchestrator_gone = !process::is_alive(going_on.front().owner);
    }
    CLOUD_TRY(const auto version, app_.store().latest_version(manifest_.id, environment.name));
    result.version = version ? version->number : 0;
    CLOUD_TRY(const auto deployed, app_.store().deployed(manifest_.id, environment.name));
    std::vector<Step> steps;
    if (result.last_run) {
      CLOUD_TRY(steps, app_.store().steps(result.last_run->id));
    }
    const auto attempts = last_attempts(steps);
    for (const StackEntry& stack : manifest_.stacks) {
      const auto record =
          std::find_if(deployed.begin(), deployed.end(),
                       [&stack](const DeployedStack& d) { return d.stack == stack.name; });
      const auto attempt = attempts.find(stack.name);
      CLOUD_TRY(StackStatus status,
                read_stack(result, stack, record == deployed.end() ? nullptr : &*record,
                           attempt == attempts.end() ? nullptr : &attempt->second));
      result.stacks.push_back(std::move(status));
    }
    return result;
  }

private:
  Result<StackStatus> read_stack(const EnvironmentStatus& environment, const StackEntry& stack,
                                 const DeployedStack* deployed, const Step* step) {
    StackStatus status;
    status.name = stack.name;
    status.state = deployed != nullptr ? settled_state(deployed->last_result)
                   : stack.enabled     ? "notDeployed"
                                       : "disabled";
    if (step != nullptr && step->state == StepState::failed && !was_undone(environment)) {
      status.state = "failed";
      status.failure = step->failure;
    }
    if (environment.active_run && stack.enabled) {
      status.state = active_state(step);
    }
    if (deployed != nullptr) {
      status.resources = deployed->resources;
      status.outputs = deployed->outputs;
      status.version = deployed->version;
      status.last_run = deployed->run;
      status.last_deployed_at = deployed->deployed_at;
      status.duration = deployed->duration;
    }
    const PulumiStackName name =
        pulumi_stack_name(manifest_.id, stack.name, environment.environment.name);
    CLOUD_TRY(const StateSummary state, app_.states().state(pulumi_project(app_, manifest_), name));
    if (!state.identity.empty()) {
      status.resources = state.resources;
      status.pending_operations = state.pending_operations;
      status.changed_outside = deployed != nullptr && !environment.active_run &&
                               deployed->state_identity != state.identity;
    }
    return status;
  }

  App& app_;
  const Manifest& manifest_;
};

} // namespace

Result<DeploymentStatus> status(App& app, const std::string& id,
                                const std::optional<EnvironmentName>& environment) {
  CLOUD_TRY(LoadedDeployment deployment, load_deployment(app, id));
  DeploymentStatus result{std::move(deployment), {}};
  const Manifest& manifest = result.deployment.manifest();
  StatusReader reader(app, manifest);
  if (environment) {
    CLOUD_TRY(const EnvironmentSettings* settings, enabled_environment(manifest, *environment));
    CLOUD_TRY(EnvironmentStatus one, reader.read(*settings));
    result.environments.push_back(std::move(one));
    return result;
  }
  for (const EnvironmentSettings& settings : manifest.environments) {
    if (settings.enabled) {
      CLOUD_TRY(EnvironmentStatus one, reader.read(settings));
      result.environments.push_back(std::move(one));
    }
  }
  return result;
}

} // namespace cloud::app
