#pragma once

#include "model/plan.hpp"
#include "model/run.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/skip.hpp"
#include "ports/engine.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud::orchestrator {

// One deploy or destroy of an environment, decided and ready to be carried out.
struct RunRequest {
  Run run;
  Plan plan; // which stacks, in which layers; for a destroy the layers are already turned round
  EngineSession session;
  PulumiProject project;
  bool simulated = false;
  bool fail_fast = false;
  planner::SkipPolicy policy = planner::SkipPolicy::when_proven;
  std::map<StackName, std::chrono::milliseconds> timeouts; // upper bounds from the stack templates

  [[nodiscard]] StackPlace place() const;
};

struct RunSummary {
  int deployed = 0; // or destroyed
  int skipped = 0;
  int failed = 0;
  int blocked = 0;
  int cancelled = 0;
  std::chrono::milliseconds duration{0};
  bool operator==(const RunSummary&) const = default;
};

struct RunOutcome {
  Run run; // with its final state
  RunSummary summary;
  std::map<StackName, Failure> failures;
  bool timed_out = false;       // at least one step ran out of time
  std::optional<Error> refused; // why the engine could not start anything at all
};

} // namespace cloud::orchestrator
