#pragma once

#include "model/names.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <functional>
#include <string>

namespace cloud::orchestrator {

// A step's configuration when all its upstream stacks have settled.
struct StepInput {
  Value config;            // as in a Pulumi stack file, secrets marked
  std::string config_hash; // secrets enter as keyed HMAC
  Value consumed;          // map: "network.vpcId" -> hash of the value that was used
};

// The outputs of a stack as they are now.
using OutputsOf = std::function<Result<Value>(const StackName&)>;

// Resolves runtime values at the moment a step is about to start, never earlier.
class StepInputs {
public:
  virtual ~StepInputs() = default;
  [[nodiscard]] virtual Result<StepInput> resolve(const StackName& stack,
                                                  const OutputsOf& outputs) = 0;
};

} // namespace cloud::orchestrator
