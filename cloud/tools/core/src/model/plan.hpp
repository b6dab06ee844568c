#pragma once

#include "model/names.hpp"
#include "model/step_action.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace cloud {

// What a plan intends for a stack: leave it, run Pulumi, or let a preview decide.
enum class Verdict { skip, run, verify };

[[nodiscard]] constexpr const char* to_string(Verdict verdict) {
  switch (verdict) {
  case Verdict::skip:
    return "skip";
  case Verdict::run:
    return "run";
  case Verdict::verify:
    return "verify";
  }
  return "run";
}

struct PlannedStack {
  StackName name;
  StepAction action = StepAction::apply;
  SnapshotId snapshot;       // what is restored
  bool fresh_values = false; // runtime values as they are now, not as they were
  RunId restored_run;        // the run that had made it; empty: this one counts as having made it
  int first_attempt = 1;     // more where this run has had steps of the stack before
  int layer = 0;             // from 1
  int priority = 100;
  Verdict verdict = Verdict::run;
  std::string reason; // the first difference, or the proof, in words
  std::chrono::milliseconds expected{0};
  int resources = 0;
  std::vector<StackName> dependencies;
};

struct Plan {
  DeploymentId deployment;
  EnvironmentName environment;
  std::vector<std::vector<StackName>> layers; // what may run together, for people
  std::vector<PlannedStack> stacks;           // in layer order, then priority, then name
};

} // namespace cloud
