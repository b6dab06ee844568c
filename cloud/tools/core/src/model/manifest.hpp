#pragma once

#include "model/names.hpp"
#include "model/rollback_policy.hpp"
#include "model/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud {

// Where the resources of a deployment are made. Chosen at `init`, shown everywhere.
enum class Target { aws, simulated };

struct EnvironmentSettings {
  EnvironmentName name;
  bool enabled = false;
  std::string account; // twelve digits
  std::string region;
  std::optional<std::string> profile;
  std::optional<std::string> role_arn;
  Mark mark{};
};

struct StackEntry {
  StackName name;
  bool enabled = true;
  std::optional<int> priority; // that of the template where the manifest gives none
  std::vector<StackName>
      dependencies; // copied from the stack template, checked against it; may hold "*"
  Value config;     // a map: for every environment
  std::map<EnvironmentName, Value> environment_config; // maps: for one, wins over `config`
  Mark mark{};
  Mark dependencies_mark{};
};

// A deployment as Deployment_Manifest.yaml describes it.
struct Manifest {
  DeploymentId id;
  std::string organization;
  std::string project;
  std::string domain;
  std::string description;
  std::string team;
  std::string cost_center;
  std::string manifest_template;
  std::string created_at; // RFC 3339, UTC
  std::string created_by;
  Target target = Target::aws;
  std::string pulumi_organization;
  std::optional<RollbackPolicy>
      rollback; // what a failed deploy does; by environment where not given
  std::vector<EnvironmentSettings> environments;
  std::vector<StackEntry> stacks;
  std::string source; // path of the file, for messages

  [[nodiscard]] const EnvironmentSettings* environment(const EnvironmentName& wanted) const {
    for (const EnvironmentSettings& candidate : environments) {
      if (candidate.name == wanted) {
        return &candidate;
      }
    }
    return nullptr;
  }
  [[nodiscard]] const StackEntry* stack(const StackName& wanted) const {
    for (const StackEntry& candidate : stacks) {
      if (candidate.name == wanted) {
        return &candidate;
      }
    }
    return nullptr;
  }
};

} // namespace cloud
