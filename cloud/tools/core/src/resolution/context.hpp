#pragma once

#include "model/names.hpp"
#include "ports/aws_queries.hpp"
#include "ports/clock.hpp"
#include "ports/generated_values.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace cloud::resolution {

// Whose configuration is resolved, and where the values come from.
struct ResolutionContext {
  DeploymentId deployment;
  EnvironmentName environment;
  StackName stack;
  std::string source; // file of the configuration, for messages
  // Files of top-level keys that come from elsewhere, such as the default of a template.
  std::map<std::string, std::string> sources{};
  AwsScope scope; // account and region of the environment

  // The outputs of a stack as they are now, a map with secrets marked. Asked once for each stack.
  std::function<Result<Value>(const StackName&)> outputs;
  // A variable of the process that runs the deployment.
  std::function<std::optional<std::string>(const std::string& name)> variable;
  AwsQueries& aws;
  GeneratedValues& generated;
  const Clock& clock;
};

} // namespace cloud::resolution
