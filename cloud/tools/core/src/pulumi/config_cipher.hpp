#pragma once

#include "ports/config_cipher.hpp"
#include "pulumi/keyring.hpp"

#include <filesystem>
#include <mutex>

namespace cloud::pulumi {

// Encrypts for all stacks of one installation, with one salt that is made once and kept beside the
// passphrase. The key is derived when it is first needed. May be used from several threads.
class InstallationCipher : public ConfigCipher {
public:
  // `salt_file` is .cloud/passphrase.salt.
  InstallationCipher(Keyring& keyring, std::filesystem::path salt_file)
      : keyring_(keyring), salt_file_(std::move(salt_file)) {}

  [[nodiscard]] Result<std::string> encrypt(const Secret& plain) override;
  [[nodiscard]] Result<Secret> decrypt(std::string_view ciphertext) override;
  // Made on the first call in an installation, then read; derives no key when it is read.
  [[nodiscard]] Result<std::string> salt() override;

private:
  [[nodiscard]] Result<const PassphraseCipher*> cipher();

  Keyring& keyring_;
  std::filesystem::path salt_file_;
  std::mutex mutex_;
  std::string salt_;
};

} // namespace cloud::pulumi
