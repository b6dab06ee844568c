#include "orchestrator/step_preparation.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::orchestrator {

std::string target_text(bool simulated, const std::string& account, const std::string& region) {
  return fmt::format("{} {} {}", simulated ? "simulated" : "aws", account, region);
}

Result<PreparedStep> StepPreparation::prepare(const StackName& stack, const DeployedStack* known) {
  PreparedStep step;
  CLOUD_TRY(step.code, programs_.prepare(stack));
  CLOUD_TRY(StepInput input, inputs_.resolve(stack, [this](const StackName& upstream) {
    return outputs(upstream);
  }));
  CLOUD_TRY(step.key.toolchain, programs_.toolchain());
  step.key.code = step.code.closure_hash;
  step.key.target = place_.target;
  step.key.config = std::move(input.comparable);
  step.key.consumed = std::move(input.consumed);
  step.config = std::move(input.config);
  step.unresolved = std::move(input.unresolved);
  if (known != nullptr) {
    step.read_before = read_again(known->key.consumed, step.key.consumed);
  }
  return step;
}

Result<PreparedStep> StepPreparation::prepare_restore(const StackName& stack, Snapshot snapshot,
                                                      bool fresh_values) {
  PreparedStep step;
  CLOUD_TRY(step.code, programs_.bundled(snapshot.bundle, snapshot.key.code));
  step.key = std::move(snapshot.key);
  CLOUD_TRY(step.key.toolchain, programs_.toolchain());
  step.config = std::move(snapshot.config);
  step.unresolved = std::move(snapshot.unresolved);
  if (fresh_values) {
    CLOUD_TRY(StepInput input,
              inputs_.resolve_again(stack, step.unresolved, [this](const StackName& upstream) {
                return outputs(upstream);
              }));
    step.config = std::move(input.config);
    step.key.config = std::move(input.comparable);
    step.key.consumed = std::move(input.consumed);
  }
  return step;
}

// Everything in `before` that is not in `now`, looked up again.
Value StepPreparation::read_again(const Value& before, const Value& now) {
  Value read{Value::Map{}};
  if (const Value::Map* entries = before.as_map()) {
    for (const ValueEntry& entry : *entries) {
      if (now.find(entry.key) == nullptr) {
        // What cannot be read any more is not what it was.
        if (auto found = look_up(entry.key); found && !found->is_null()) {
          read.set(entry.key, *std::move(found));
        }
      }
    }
  }
  return read;
}

Result<Value> StepPreparation::outputs(const StackName& stack) {
  if (const auto read = outputs_.find(stack); read != outputs_.end()) {
    return read->second;
  }
  CLOUD_TRY(Value found, states_.outputs(place_.project, place_.pulumi_stack(stack)));
  outputs_[stack] = found;
  return found;
}

Result<StateSummary> StepPreparation::state(const StackName& stack) {
  return states_.state(place_.project, place_.pulumi_stack(stack));
}

Result<Value> StepPreparation::look_up(const std::string& name) {
  return inputs_.look_up(name, [this](const StackName& upstream) { return outputs(upstream); });
}

} // namespace cloud::orchestrator
