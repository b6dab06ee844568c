#pragma once

#include "deployment/override.hpp"
#include "model/manifest.hpp"
#include "model/run.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud::deployment {

// What a user asks for with `cloud init`.
struct InitRequest {
  std::optional<DeploymentId> id; // none: generated
  std::string manifest_template = "default";
  Target target = Target::aws;
  std::map<std::string, std::string> variables; // by name (ORGANIZATION, VPC_CIDR_DEV), as typed
  std::vector<Override> overrides;
  TimePoint now{};
};

} // namespace cloud::deployment
