#pragma once

#include "ports/stack_states.hpp"
#include "pulumi/keyring.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Reads stacks from the checkpoint files of Pulumi's file backend.
class CheckpointStates : public StackStates {
public:
  // `state` is the folder of the backend.
  CheckpointStates(std::filesystem::path state, Keyring& keyring)
      : state_(std::move(state)), keyring_(keyring) {}

  [[nodiscard]] Result<Value> outputs(const std::string& project,
                                      const PulumiStackName& stack) override;
  [[nodiscard]] Result<StateSummary> state(const std::string& project,
                                           const PulumiStackName& stack) override;

private:
  std::filesystem::path state_;
  Keyring& keyring_;
};

} // namespace cloud::pulumi
