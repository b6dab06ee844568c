#pragma once

#include "ports/engine.hpp"
#include "util/result.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace cloud::pulumi {

// What Pulumi calls secrets that a passphrase encrypts; any other provider is a URL.
inline constexpr const char* k_passphrase_provider = "passphrase";

// Names a stack to Pulumi: <organization>/<project>/<stack>.
struct StackReference {
  std::string organization; // "organization" everywhere but in Pulumi Cloud
  std::string project;
  PulumiStackName stack;

  [[nodiscard]] std::string text() const {
    return organization + "/" + project + "/" + stack.str();
  }
};

// Where Pulumi keeps the state of stacks, as far as we look into it ourselves.
class Backend {
public:
  virtual ~Backend() = default;
  // The state as Pulumi stores or exports it; none when the stack does not exist.
  [[nodiscard]] virtual Result<std::optional<std::string>> read(const StackReference& stack) = 0;
  // Makes the stack, empty, unless it exists. `workspace` holds its Pulumi.yaml.
  [[nodiscard]] virtual Result<void> create(const StackReference& stack,
                                            const std::filesystem::path& workspace) = 0;
  // Removes locks of Pulumi processes of this machine that are proven dead: Pulumi never does, and
  // a power cut would otherwise need a person. Locks of living or foreign processes stay.
  [[nodiscard]] virtual Result<void> release_dead_locks(const StackReference& stack) = 0;
  // Adds a secret to the stack's file in `workspace`, encrypted by the stack's own provider. The
  // plain text never is an argument or in a file.
  [[nodiscard]] virtual Result<void> set_secret(const StackReference& stack,
                                                const std::filesystem::path& workspace,
                                                const std::string& key, const Secret& value) = 0;
  // The outputs with the content of secrets, for state that only Pulumi itself can decrypt.
  [[nodiscard]] virtual Result<std::string> outputs(const StackReference& stack) = 0;
};

} // namespace cloud::pulumi
