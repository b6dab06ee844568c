#pragma once

#include "util/result.hpp"
#include "util/secret.hpp"

#include <string>
#include <string_view>

namespace cloud::pulumi {

// Pulumi's passphrase encryption: AES-256-GCM under a key that PBKDF2 derives from the passphrase
// and a salt. Ciphertexts are "v1:<nonce>:<ciphertext and tag>" in base 64. The salt text that
// stack files and checkpoints carry (`encryptionsalt`) ends with an encrypted known word, which
// tells a wrong passphrase at once. Making one takes the time of a million rounds of SHA-256.
class PassphraseCipher {
public:
  // With a new random salt.
  [[nodiscard]] static Result<PassphraseCipher> create(const Secret& passphrase);
  // With the salt of an existing stack. Errors: invalid_input (no salt text), unauthenticated (the
  // passphrase is another one).
  [[nodiscard]] static Result<PassphraseCipher> open(const Secret& passphrase,
                                                     const std::string& salt_text);

  // With the key that was derived for this salt before: takes no time. Errors: as above.
  [[nodiscard]] static Result<PassphraseCipher> reopen(Secret key, const std::string& salt_text);

  [[nodiscard]] Result<std::string> encrypt(const Secret& plain) const;
  // Errors: invalid_input (no ciphertext), unauthenticated (of another key, or changed).
  [[nodiscard]] Result<Secret> decrypt(std::string_view ciphertext) const;
  [[nodiscard]] const std::string& salt() const { return salt_; }
  // As worth protecting as the passphrase.
  [[nodiscard]] const Secret& key() const { return key_; }

private:
  PassphraseCipher(Secret key, std::string salt) : key_(std::move(key)), salt_(std::move(salt)) {}

  Secret key_;
  std::string salt_;
};

} // namespace cloud::pulumi
