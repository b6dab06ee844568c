#include "orchestrator/deployed_record.hpp"

#include "orchestrator/event_data.hpp"

namespace cloud::orchestrator {

Result<std::optional<DeployedStack>> deployed_record(StackStates& states, const Run& run,
                                                     const PulumiProject& project,
                                                     const Step& step) {
  const PulumiStackName name = pulumi_stack_name(run.deployment, step.stack, run.environment);
  CLOUD_TRY(const StateSummary state, states.state(project, name));
  const bool empty = state.identity.empty() || state.resources == 0;
  if (empty && (step.action == StepAction::remove || step.state != StepState::completed)) {
    return std::nullopt;
  }
  CLOUD_TRY(const Value outputs, states.outputs(project, name));
  DeployedStack deployed;
  deployed.stack = step.stack;
  deployed.run = run.id;
  deployed.last_result = step.state;
  deployed.key = step.key;
  deployed.state_identity = state.identity;
  deployed.snapshot = step.state == StepState::completed ? step.snapshot : step.before.snapshot;
  deployed.resources = state.resources;
  deployed.outputs = without_secrets(outputs);
  return deployed;
}

} // namespace cloud::orchestrator
