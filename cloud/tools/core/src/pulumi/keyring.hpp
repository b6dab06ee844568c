#pragma once

#include "pulumi/passphrase.hpp"
#include "pulumi/passphrase_cipher.hpp"
#include "util/result.hpp"

#include <map>
#include <mutex>
#include <string>

namespace cloud::pulumi {

// The ciphers of one passphrase, one a salt, each derived when it is first needed and then kept: a
// derivation takes a good part of a second. Keys of a passphrase that this installation keeps in a
// file are kept in another one beside it, for later commands. May be used from several threads.
class Keyring {
public:
  explicit Keyring(PassphraseSource source) : source_(std::move(source)) {}

  // The cipher for a stack's or a checkpoint's salt. Lives as long as this object.
  [[nodiscard]] Result<const PassphraseCipher*> cipher(const std::string& salt);
  // A cipher with a new salt.
  [[nodiscard]] Result<PassphraseCipher> create();
  // Keeps a cipher that was just created, so that it is not derived again.
  void keep(PassphraseCipher cipher);

  [[nodiscard]] const PassphraseSource& source() const { return source_; }

private:
  [[nodiscard]] Result<PassphraseCipher> open(const Secret& passphrase, const std::string& salt);

  PassphraseSource source_;
  std::mutex mutex_;
  std::map<std::string, PassphraseCipher> ciphers_; // a map: pointers to its elements stay valid
};

} // namespace cloud::pulumi
