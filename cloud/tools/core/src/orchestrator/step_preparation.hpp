#pragma once

#include "model/run.hpp"
#include "orchestrator/step_inputs.hpp"
#include "ports/programs.hpp"
#include "ports/snapshots.hpp"
#include "ports/stack_states.hpp"
#include "util/result.hpp"

#include <map>
#include <string>

namespace cloud::orchestrator {

// The environment whose stacks are asked about.
struct StackPlace {
  DeploymentId deployment;
  EnvironmentName environment;
  PulumiProject project;
  std::string target; // part of every key: what the stacks are deployed to

  [[nodiscard]] PulumiStackName pulumi_stack(const StackName& stack) const {
    return pulumi_stack_name(deployment, stack, environment);
  }
};

// "simulated 111111111111 us-east-1": what a target is called in keys.
[[nodiscard]] std::string target_text(bool simulated, const std::string& account,
                                      const std::string& region);

// What a step would start from at this moment.
struct PreparedStep {
  StackCode code;
  Value config; // resolved, secrets marked
  Value unresolved;
  StepKey key; // of what is known beforehand
  // What the program read by itself the last time, as it is now; in the form of key.consumed.
  Value read_before;
};

// Finds out what a step starts from: its code, its resolved configuration, and what it consumes of
// other stacks. Writes nothing. Outputs are read once and remembered until they are forgotten.
class StepPreparation {
public:
  StepPreparation(StackPlace place, Programs& programs, StackStates& states, StepInputs& inputs)
      : place_(std::move(place)), programs_(programs), states_(states), inputs_(inputs) {}

  // `known` is what the last step of the stack left, or null: what its program read by itself is
  // looked up again.
  [[nodiscard]] Result<PreparedStep> prepare(const StackName& stack, const DeployedStack* known);
  // What applying a snapshot starts from: all of it as it was, or with values of now.
  [[nodiscard]] Result<PreparedStep> prepare_restore(const StackName& stack, Snapshot snapshot,
                                                     bool fresh_values);
  [[nodiscard]] Result<Value> outputs(const StackName& stack);
  [[nodiscard]] Result<StateSummary> state(const StackName& stack);
  // What the outputs of the stack are expected to be when it has run.
  void foresee(const StackName& stack, Value outputs) { outputs_[stack] = std::move(outputs); }
  // The stack has been touched.
  void forget(const StackName& stack) { outputs_.erase(stack); }

  [[nodiscard]] const StackPlace& place() const { return place_; }
  [[nodiscard]] Programs& programs() { return programs_; }
  // The comparable form of what a program read by itself.
  [[nodiscard]] Result<Value> look_up(const std::string& name);
  [[nodiscard]] bool changed_since(const std::string& name, TimePoint since) {
    return inputs_.changed_since(name, since);
  }
  [[nodiscard]] const Reads& declared_reads(const StackName& stack) {
    return inputs_.declared_reads(stack);
  }

private:
  [[nodiscard]] Value read_again(const Value& before, const Value& now);

  StackPlace place_;
  Programs& programs_;
  StackStates& states_;
  StepInputs& inputs_;
  std::map<StackName, Value> outputs_;
};

} // namespace cloud::orchestrator
