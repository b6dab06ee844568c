#pragma once

#include "ports/stack_states.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/checkpoint.hpp"
#include "pulumi/keyring.hpp"

#include <map>
#include <string>

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
  // The state as it is now, or null when there is none.
  [[nodiscard]] Result<const Checkpoint*> read(const StackReference& reference);

  Backend& backend_;
  Keyring& keyring_;
  std::map<std::string, Checkpoint> parsed_; // by reference
};

} // namespace cloud::pulumi
