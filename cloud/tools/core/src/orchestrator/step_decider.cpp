#include "orchestrator/step_decider.hpp"

#include <utility>

namespace cloud::orchestrator {

StepDecider::StepDecider(StepPreparation& preparation, const std::vector<DeployedStack>& deployed,
                         planner::SkipPolicy policy)
    : preparation_(preparation), policy_(policy) {
  for (const DeployedStack& stack : deployed) {
    deployed_[stack.stack] = stack;
  }
}

Result<DecidedStep> StepDecider::decide_deploy(const StackName& stack) {
  const DeployedStack* last = known(stack);
  CLOUD_TRY(PreparedStep prepared, preparation_.prepare(stack, last));
  CLOUD_TRY(const StateSummary state, preparation_.state(stack));
  StepKey now = prepared.key;
  now.consumed = merged(std::move(now.consumed), prepared.read_before);
  planner::Decision decision = planner::decide(last, now, state, preparation_.programs());
  return DecidedStep{std::move(prepared), planner::under(policy_, std::move(decision)),
                     before(stack, state)};
}

Result<DecidedStep> StepDecider::decide_destroy(const StackName& stack) {
  CLOUD_TRY(const StateSummary state, preparation_.state(stack));
  DecidedStep decided;
  // Reading nothing but the state: values that no longer resolve must not stand in the way.
  decided.prepared.config = Value(Value::Map{});
  decided.prepared.key.target = preparation_.place().target;
  decided.prepared.key.config = Value(Value::Map{});
  decided.prepared.key.consumed = Value(Value::Map{});
  decided.decision = planner::decide_destroy(state);
  decided.before = before(stack, state);
  return decided;
}

Result<DecidedStep> StepDecider::decide_restore(const StackName& stack, Snapshot snapshot,
                                                bool fresh_values) {
  CLOUD_TRY(const StateSummary state, preparation_.state(stack));
  DecidedStep decided;
  CLOUD_TRY(decided.prepared,
            preparation_.prepare_restore(stack, std::move(snapshot), fresh_values));
  decided.decision = {Verdict::run, {"goes back to an earlier state"}};
  decided.before = before(stack, state);
  return decided;
}

StackBefore StepDecider::before(const StackName& stack, const StateSummary& state) const {
  const DeployedStack* last = known(stack);
  return {state.resources > 0 || state.pending_operations > 0,
          last == nullptr ? SnapshotId() : last->snapshot, last == nullptr ? RunId() : last->run};
}

const DeployedStack* StepDecider::known(const StackName& stack) const {
  const auto found = deployed_.find(stack);
  return found == deployed_.end() ? nullptr : &found->second;
}

} // namespace cloud::orchestrator
