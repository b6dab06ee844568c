#pragma once

#include "ports/clock.hpp"
#include "ports/config_cipher.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/cli_backend.hpp"

#include <filesystem>
#include <string>

namespace cloud::pulumi {

// Pulumi's file backend (file://), read and prepared without starting Pulumi, except for what has
// to be encrypted or decrypted by a key management service.
class FileBackend : public Backend {
public:
  FileBackend(std::filesystem::path state, std::string secrets_provider, ConfigCipher& cipher,
              const Clock& clock, CliBackend pulumi)
      : state_(std::move(state)), secrets_provider_(std::move(secrets_provider)), cipher_(cipher),
        clock_(clock), pulumi_(std::move(pulumi)) {}

  [[nodiscard]] Result<std::optional<std::string>> read(const StackReference& stack) override;
  [[nodiscard]] Result<void> create(const StackReference& stack,
                                    const std::filesystem::path& workspace) override;
  [[nodiscard]] Result<void> release_dead_locks(const StackReference& stack) override;
  [[nodiscard]] Result<void> set_secret(const StackReference& stack,
                                        const std::filesystem::path& workspace,
                                        const std::string& key, const Secret& value) override;
  [[nodiscard]] Result<std::string> outputs(const StackReference& stack) override;

private:
  std::filesystem::path state_;
  std::string secrets_provider_;
  ConfigCipher& cipher_;
  const Clock& clock_;
  CliBackend pulumi_;
};

} // namespace cloud::pulumi
