#pragma once

#include "model/plan.hpp"
#include "model/rollback_policy.hpp"
#include "model/run.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/approval.hpp"
#include "planner/scheduler.hpp"
#include "planner/skip.hpp"
#include "ports/engine.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud::orchestrator {

// A deploy that goes ahead of the environment before it, because somebody wants it to.
struct SkippedPromotion {
  EnvironmentName from;
  std::string reason;
  std::vector<std::string> obstacles; // one a stack: "app: not deployed in dev"
};

// One deploy, destroy or rollback of an environment, decided and ready to be carried out.
struct RunRequest {
  Run run;
  Plan plan; // which stacks and what is done with them; for a destroy already turned round
  EngineSession session;
  PulumiProject project;
  bool simulated = false;
  bool fail_fast = false;
  planner::Barriers barriers = planner::Barriers::none;
  std::optional<SkippedPromotion> skipped_promotion;
  planner::SkipPolicy policy = planner::SkipPolicy::when_proven;
  std::optional<planner::Approval>
      approval; // nothing else is done, and each stack is looked at first
  std::map<StackName, std::chrono::milliseconds> timeouts; // upper bounds from the stack templates
  RollbackPolicy rollback = RollbackPolicy::never;         // of this run, if it fails
  bool makes_version = false; // its success is a new state of the environment
  std::string manifest;       // its text; part of that version

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

enum class RollbackResult {
  none,       // not wanted, or nothing had been changed
  declined,   // the user was asked
  complete,   // every stack is as it was before
  incomplete, // some are not; their failures say why
};

struct RunOutcome {
  Run run; // with its final state
  RunSummary summary;
  std::map<StackName, Failure> failures;
  std::vector<StackName> deployed; // stacks that were deployed or destroyed
  RollbackResult rollback = RollbackResult::none;
  std::map<StackName, Failure> rollback_failures;
  bool interrupted = false;     // the user asked for the end
  bool timed_out = false;       // at least one step ran out of time
  std::optional<Error> refused; // why the engine could not start anything at all
};

} // namespace cloud::orchestrator
