#pragma once

#include "model/run.hpp"
#include "ports/programs.hpp"

#include <set>
#include <string>
#include <vector>

namespace cloud::planner {

// What a stack is made from at this moment, as far as that is the same in every environment.
struct PromotedStack {
  StackName name;
  std::string code; // hash of the bundle's closure
  // The configuration that the environment before would be given now, comparable, without runtime
  // values: "network:vpcCidr" -> value.
  Value config;
  // Keys of that configuration that say nothing about another environment: the manifest sets them
  // for that one alone, or they come from a runtime value.
  std::set<std::string> specific;
  std::set<std::string> references; // outputs that runtime values refer to: "network.vpcId"
};

// Why a stack may not be deployed to the next environment yet, in words; nothing when it was
// deployed to `from` with this very code and configuration, and that succeeded. `deployed` is what
// its last step there left, or null.
[[nodiscard]] std::vector<std::string> promotion_obstacles(const PromotedStack& stack,
                                                           const EnvironmentName& from,
                                                           const DeployedStack* deployed,
                                                           Programs& programs);

} // namespace cloud::planner
