#pragma once

#include "model/run.hpp"
#include "ports/programs.hpp"

#include <string>
#include <vector>

namespace cloud::planner {

// What makes two keys of a stack differ, in words: "config vpcCidr: 10.0.0.0/16 → 10.50.0.0/16",
// "output network.vpcId changed", "code: vpc.ts". Empty when they are equal. Secrets are never
// shown.
[[nodiscard]] std::vector<std::string> key_differences(const StackName& stack,
                                                       const StepKey& before, const StepKey& now,
                                                       Programs& programs);

} // namespace cloud::planner
