#pragma once

#include "model/step_result.hpp"
#include "ports/engine.hpp"
#include "pulumi/event_stream.hpp"

#include <string>

namespace cloud::pulumi {

// What is left of a Pulumi process that has ended.
struct StepEvidence {
  EngineOperation operation = EngineOperation::up;
  int exit_code = 0;
  int signal = 0; // that ended it, or 0
  UpdateSummary summary;
  std::string errors;  // what it wrote to stderr, secrets masked
  std::string account; // AWS account of the environment, for advice
  bool stop_asked = false;
};

// How the step went. Success needs both the exit status and Pulumi's summary; a cancelled update is
// no failure, and neither is one that was told to stop and failed by nothing else.
[[nodiscard]] StepResult conclude(const StepEvidence& evidence);

// Why it failed. The class is
//   preDeployment  nothing was touched: the program, the configuration, the credentials or the
//                  state are not ready,
//   partial        everything that the program wants is in place; only the removal of something it
//                  does not want any more failed,
//   critical       everything else.
// Retryable when every failed resource failed by throttling, by a fault of AWS itself or by the
// network, and nothing else is wrong.
[[nodiscard]] Failure classify(const StepEvidence& evidence);

} // namespace cloud::pulumi
