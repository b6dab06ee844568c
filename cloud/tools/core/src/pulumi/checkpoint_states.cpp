#include "pulumi/checkpoint_states.hpp"

#include "pulumi/checkpoint.hpp"

namespace cloud::pulumi {

Result<Value> CheckpointStates::outputs(const std::string& project, const PulumiStackName& stack) {
  CLOUD_TRY(const auto checkpoint, read_checkpoint(checkpoint_file(state_, project, stack)));
  if (!checkpoint) {
    return Value(Value::Map{});
  }
  return revealed_outputs(*checkpoint, keyring_);
}

Result<StateSummary> CheckpointStates::state(const std::string& project,
                                             const PulumiStackName& stack) {
  CLOUD_TRY(const auto checkpoint, read_checkpoint(checkpoint_file(state_, project, stack)));
  if (!checkpoint) {
    return StateSummary{};
  }
  return StateSummary{checkpoint->identity, checkpoint->resources,
                      static_cast<int>(checkpoint->pending_operations.size())};
}

} // namespace cloud::pulumi
