#include "pulumi/config_cipher.hpp"

#include "pulumi/once_file.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace cloud::pulumi {

Result<std::string> InstallationCipher::salt() {
  const std::lock_guard lock(mutex_);
  if (!salt_.empty()) {
    return salt_;
  }
  std::string text;
  if (::access(salt_file_.c_str(), F_OK) == 0) {
    CLOUD_TRY(text, read_file(salt_file_));
  } else {
    CLOUD_TRY(PassphraseCipher created, keyring_.create());
    CLOUD_TRY(text, create_once(salt_file_, created.salt() + "\n"));
    if (trim(text) == created.salt()) { // else another process was first
      keyring_.keep(std::move(created));
    }
  }
  salt_ = trim(text);
  return salt_;
}

Result<const PassphraseCipher*> InstallationCipher::cipher() {
  CLOUD_TRY(const std::string text, salt());
  Result<const PassphraseCipher*> found = keyring_.cipher(text);
  if (!found) {
    return fail(with_context(std::move(found).error(),
                             fmt::format("the salt is in {}", salt_file_.string())));
  }
  return found;
}

Result<std::string> InstallationCipher::encrypt(const Secret& plain) {
  CLOUD_TRY(const PassphraseCipher* const found, cipher());
  return found->encrypt(plain);
}

Result<Secret> InstallationCipher::decrypt(std::string_view ciphertext) {
  CLOUD_TRY(const PassphraseCipher* const found, cipher());
  return found->decrypt(ciphertext);
}

} // namespace cloud::pulumi
