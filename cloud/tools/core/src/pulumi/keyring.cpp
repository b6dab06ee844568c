#include "pulumi/keyring.hpp"

namespace cloud::pulumi {

Result<const PassphraseCipher*> Keyring::cipher(const std::string& salt) {
  const std::lock_guard lock(mutex_);
  const auto known = ciphers_.find(salt);
  if (known != ciphers_.end()) {
    return &known->second;
  }
  CLOUD_TRY(const Secret passphrase, source_.read());
  CLOUD_TRY(PassphraseCipher opened, PassphraseCipher::open(passphrase, salt));
  return &ciphers_.emplace(salt, std::move(opened)).first->second;
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
