#pragma once

#include "ports/stack_states.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/keyring.hpp"

namespace cloud::pulumi {

// Reads stacks from the state that Pulumi stores. Secrets that a passphrase encrypts are decrypted
// here; others by asking Pulumi.
class CheckpointStates : public StackStates {
public:
  CheckpointStates(Backend& backend, Keyring& keyring) : backend_(backend), keyring_(keyring) {}

  [[nodiscard]] Result<Value> outputs(const PulumiProject& project,
                                      const PulumiStackName& stack) override;
  [[nodiscard]] Result<StateSummary> state(const PulumiProject& project,
                                           const PulumiStackName& stack) override;

private:
  Backend& backend_;
  Keyring& keyring_;
};

} // namespace cloud::pulumi
