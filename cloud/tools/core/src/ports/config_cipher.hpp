#pragma once

#include "util/result.hpp"
#include "util/secret.hpp"

#include <string>
#include <string_view>

namespace cloud {

// Encrypts secret configuration values the way Pulumi reads them in a stack file (`secure: v1:…`),
// with the passphrase of this installation.
class ConfigCipher {
public:
  virtual ~ConfigCipher() = default;
  [[nodiscard]] virtual Result<std::string> encrypt(const Secret& plain) = 0;
  [[nodiscard]] virtual Result<Secret> decrypt(std::string_view ciphertext) = 0;
  // The `encryptionsalt` that belongs to the ciphertexts.
  [[nodiscard]] virtual Result<std::string> salt() = 0;
};

} // namespace cloud
