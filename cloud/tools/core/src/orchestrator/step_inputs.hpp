#pragma once

#include "model/names.hpp"
#include "model/run.hpp"
#include "model/stack_template.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace cloud::orchestrator {

// A step's configuration when all its upstream stacks have settled.
struct StepInput {
  Value config;     // as in a Pulumi stack file, secrets marked
  Value unresolved; // the same before runtime values were put in
  Value comparable; // the same with secrets as keyed digests: can be stored and compared
  Value consumed;   // map: "network.vpcId" -> the comparable form of the value that was used
};

// The outputs of a stack as they are now.
using OutputsOf = std::function<Result<Value>(const StackName&)>;

// Resolves runtime values at the moment a step is about to start, never earlier.
class StepInputs {
public:
  virtual ~StepInputs() = default;
  [[nodiscard]] virtual Result<StepInput> resolve(const StackName& stack,
                                                  const OutputsOf& outputs) = 0;
  // The same from the configuration of an earlier step, with values of now.
  [[nodiscard]] virtual Result<StepInput>
  resolve_again(const StackName& stack, const Value& unresolved, const OutputsOf& outputs) = 0;
  // The comparable form of something that a program reads besides its configuration, by the name it
  // has in StepKey::consumed: "network.vpcId", "file:assets/api.zip", "environment:BUILD_NUMBER".
  // Null when there is no such output.
  [[nodiscard]] virtual Result<Value> look_up(const std::string& name,
                                              const OutputsOf& outputs) = 0;
  // Whether that may have become another thing after `since`: told of files, which anybody may
  // write at any time.
  [[nodiscard]] virtual bool changed_since(const std::string& name, TimePoint since) = 0;
  // What the definition of the stack says its program may read.
  [[nodiscard]] virtual const Reads& declared_reads(const StackName& stack) = 0;
};

} // namespace cloud::orchestrator
