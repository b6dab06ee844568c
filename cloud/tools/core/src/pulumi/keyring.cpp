#include "pulumi/keyring.hpp"

#include "pulumi/derived_keys.hpp"

#include <utility>

namespace cloud::pulumi {

Result<const PassphraseCipher*> Keyring::cipher(const std::string& salt) {
  const std::lock_guard lock(mutex_);
  const auto known = ciphers_.find(salt);
  if (known != ciphers_.end()) {
    return &known->second;
  }
  CLOUD_TRY(const Secret passphrase, source_.read());
  CLOUD_TRY(PassphraseCipher opened, open(passphrase, salt));
  return &ciphers_.emplace(salt, std::move(opened)).first->second;
}

// Where the passphrase is in a file of ours, so is the key that was derived from it.
Result<PassphraseCipher> Keyring::open(const Secret& passphrase, const std::string& salt) {
  const auto own = source_.own_file();
  if (!own) {
    return PassphraseCipher::open(passphrase, salt);
  }
  DerivedKeys keys(own->string() + ".keys");
  if (const auto key = keys.find(passphrase, salt)) {
    if (auto cipher = PassphraseCipher::reopen(*key, salt)) {
      return cipher;
    }
  }
  CLOUD_TRY(PassphraseCipher cipher, PassphraseCipher::open(passphrase, salt));
  keys.keep(passphrase, salt, cipher.key());
  return cipher;
}

Result<PassphraseCipher> Keyring::create() {
  CLOUD_TRY(const Secret passphrase, source_.read());
  return PassphraseCipher::create(passphrase);
}

void Keyring::keep(PassphraseCipher cipher) {
  const std::lock_guard lock(mutex_);
  std::string salt = cipher.salt();
  ciphers_.emplace(std::move(salt), std::move(cipher));
}

} // namespace cloud::pulumi
