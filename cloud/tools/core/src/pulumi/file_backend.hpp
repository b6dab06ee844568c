#pragma once

#include "ports/clock.hpp"
#include "ports/config_cipher.hpp"
#include "pulumi/backend.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Pulumi's file backend (file://), read and prepared without starting Pulumi.
class FileBackend : public Backend {
public:
  FileBackend(std::filesystem::path state, ConfigCipher& cipher, const Clock& clock)
      : state_(std::move(state)), cipher_(cipher), clock_(clock) {}

  [[nodiscard]] Result<std::optional<std::string>> read(const StackReference& stack) override;
  [[nodiscard]] Result<void> create(const StackReference& stack,
                                    const std::filesystem::path& workspace) override;
  [[nodiscard]] Result<void> release_dead_locks(const StackReference& stack) override;
  // Errors: always internal; here a passphrase encrypts, and that is done without Pulumi.
  [[nodiscard]] Result<void> set_secret(const StackReference& stack,
                                        const std::filesystem::path& workspace,
                                        const std::string& key, const Secret& value) override;
  // Errors: always unavailable. What a passphrase encrypts is decrypted here; nothing else can be.
  [[nodiscard]] Result<std::string> outputs(const StackReference& stack) override;

private:
  std::filesystem::path state_;
  ConfigCipher& cipher_;
  const Clock& clock_;
};

} // namespace cloud::pulumi
