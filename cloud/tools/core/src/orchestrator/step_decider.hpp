#pragma once

#include "orchestrator/step_preparation.hpp"
#include "planner/skip.hpp"
#include "ports/snapshots.hpp"

#include <map>
#include <vector>

namespace cloud::orchestrator {

// What a step would start from, and whether it has to.
struct DecidedStep {
  PreparedStep prepared;
  planner::Decision decision;
  StackBefore before; // how the stack stands
};

// Decides about steps when their upstream stacks have settled, from what the last step of each
// stack has left. Whoever asks earlier gets the answer that holds if nothing upstream changes.
class StepDecider {
public:
  StepDecider(StepPreparation& preparation, const std::vector<DeployedStack>& deployed,
              planner::SkipPolicy policy);

  // Errors: those that keep the step from being prepared.
  [[nodiscard]] Result<DecidedStep> decide_deploy(const StackName& stack);
  // A stack of which nothing is left is not destroyed again.
  [[nodiscard]] Result<DecidedStep> decide_destroy(const StackName& stack);

  // A snapshot is applied whatever there is: it has been asked for.
  [[nodiscard]] Result<DecidedStep> decide_restore(const StackName& stack, Snapshot snapshot,
                                                   bool fresh_values);

  // What the last step of the stack left, or null.
  [[nodiscard]] const DeployedStack* known(const StackName& stack) const;

private:
  [[nodiscard]] StackBefore before(const StackName& stack, const StateSummary& state) const;

  StepPreparation& preparation_;
  std::map<StackName, DeployedStack> deployed_;
  planner::SkipPolicy policy_;
};

} // namespace cloud::orchestrator
