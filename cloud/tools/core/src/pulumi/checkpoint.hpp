#pragma once

#include "model/names.hpp"
#include "model/value.hpp"
#include "pulumi/keyring.hpp"
#include "pulumi/stack_key.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// An operation that Pulumi had begun and of which it does not know the end.
struct PendingOperation {
  std::string urn;
  std::string type;
  std::string operation; // creating, updating, deleting, reading
  bool operator==(const PendingOperation&) const = default;
};

// What Pulumi's file backend knows of one stack.
struct Checkpoint {
  std::string identity; // of the file's content: changes with every change of the state
  int resources = 0;    // as people count: without the stack itself, its providers, and what is
                        // only waiting to be deleted
  int entries = 0;      // all of them
  std::vector<PendingOperation> pending_operations;
  std::vector<std::string> protected_resources; // URNs of those that Pulumi refuses to delete
  std::vector<std::string> data_stores;         // URNs of those that hold data
  Value encoded_outputs;                        // as written, secrets encrypted
  std::string secrets_provider; // passphrase, cloud, …; empty while there are no secrets
  std::string salt;             // of the passphrase
  StackKey key;                 // of the provider cloud
};

// Where the file backend under `state` keeps a stack of a project.
[[nodiscard]] std::filesystem::path checkpoint_file(const std::filesystem::path& state,
                                                    const std::string& project,
                                                    const PulumiStackName& stack);

// None when the stack does not exist. Errors: unavailable; invalid_input when the file is damaged.
[[nodiscard]] Result<std::optional<Checkpoint>> read_checkpoint(const std::filesystem::path& file);

// The same from the text of such a file, or from what `pulumi stack export` prints.
[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text, const std::string& source);

// The stack's outputs, an empty map before its first deployment; secrets are "[secret]".
[[nodiscard]] Result<Value> masked_outputs(const Checkpoint& checkpoint);

// The same with the content of secrets (still marked). Derives a key, with the salt of this
// checkpoint, only where an output is secret. Errors: unauthenticated (another passphrase),
// unavailable (the secrets are not encrypted with a passphrase).
[[nodiscard]] Result<Value> revealed_outputs(const Checkpoint& checkpoint, Keyring& keyring);

} // namespace cloud::pulumi
