#include "pulumi/passphrase_cipher.hpp"

#include "pulumi/base64.hpp"
#include "pulumi/random_bytes.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <memory>

namespace cloud::pulumi {
namespace {

constexpr int k_rounds = 1'000'000;
constexpr size_t k_key_size = 32;
constexpr size_t k_salt_size = 8;
constexpr size_t k_nonce_size = 12;
constexpr size_t k_tag_size = 16;
constexpr const char* k_known_word = "pulumi";

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { ::EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

tl::unexpected<Error> no_ciphertext() {
  return fail(ErrorCode::invalid_input, "not a value that was encrypted with a passphrase");
}

Result<Secret> derive_key(const Secret& passphrase, const std::string& salt) {
  std::string key(k_key_size, '\0');
  const std::string& text = passphrase.reveal();
  if (::PKCS5_PBKDF2_HMAC(text.data(), static_cast<int>(text.size()), bytes_of(salt),
                          static_cast<int>(salt.size()), k_rounds, ::EVP_sha256(),
                          static_cast<int>(key.size()), bytes_of(key)) != 1) {
    return fail(ErrorCode::internal, "cannot derive a key from the passphrase");
  }
  return Secret(std::move(key));
}

// The ciphertext with its tag at the end.
Result<std::string> seal(const Secret& key, std::string_view nonce, std::string_view plain) {
  const CipherContext context(::EVP_CIPHER_CTX_new());
  std::string sealed(plain.size() + k_tag_size, '\0');
  int length = 0;
  int rest = 0;
  if (!context ||
      ::EVP_EncryptInit_ex(context.get(), ::EVP_aes_256_gcm(), nullptr, bytes_of(key.reveal()),
                           bytes_of(nonce)) != 1 ||
      ::EVP_EncryptUpdate(context.get(), bytes_of(sealed), &length, bytes_of(plain),
                          static_cast<int>(plain.size())) != 1 ||
      ::EVP_EncryptFinal_ex(context.get(), bytes_of(sealed) + length, &rest) != 1 ||
      ::EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, k_tag_size,
                            sealed.data() + plain.size()) != 1) {
    return fail(ErrorCode::internal, "cannot encrypt");
  }
  return sealed;
}

Result<Secret> unseal(const Secret& key, std::string_view nonce, std::string sealed) {
  const CipherContext context(::EVP_CIPHER_CTX_new());
  const size_t size = sealed.size() - k_tag_size;
  std::string plain(size, '\0');
  int length = 0;
  int rest = 0;
  if (!context ||
      ::EVP_DecryptInit_ex(context.get(), ::EVP_aes_256_gcm(), nullptr, bytes_of(key.reveal()),
                           bytes_of(nonce)) != 1 ||
      ::EVP_DecryptUpdate(context.get(), bytes_of(plain), &length, bytes_of(sealed),
                          static_cast<int>(size)) != 1 ||
      ::EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, k_tag_size,
                            sealed.data() + size) != 1 ||
      ::EVP_DecryptFinal_ex(context.get(), bytes_of(plain) + length, &rest) != 1) {
    return fail(ErrorCode::unauthenticated,
                "cannot decrypt: encrypted with another passphrase, or changed since");
  }
  return Secret(std::move(plain));
}

} // namespace

Result<PassphraseCipher> PassphraseCipher::create(const Secret& passphrase) {
  CLOUD_TRY(const std::string salt, random_bytes(k_salt_size));
  CLOUD_TRY(Secret key, derive_key(passphrase, salt));
  PassphraseCipher cipher(std::move(key), {});
  CLOUD_TRY(const std::string word, cipher.encrypt(Secret(k_known_word)));
  cipher.salt_ = fmt::format("v1:{}:{}", to_base64(salt), word);
  return cipher;
}

Result<PassphraseCipher> PassphraseCipher::open(const Secret& passphrase,
                                                const std::string& salt_text) {
  const std::vector<std::string> parts = split(salt_text, ':');
  const std::optional<std::string> salt =
      parts.size() == 5 && parts[0] == "v1" ? from_base64(parts[1]) : std::nullopt;
  if (!salt || salt->size() != k_salt_size) {
    return fail(ErrorCode::invalid_input, "not an encryption salt of a passphrase");
  }
  CLOUD_TRY(Secret key, derive_key(passphrase, *salt));
  return reopen(std::move(key), salt_text);
}

Result<PassphraseCipher> PassphraseCipher::reopen(Secret key, const std::string& salt_text) {
  const std::vector<std::string> parts = split(salt_text, ':');
  PassphraseCipher cipher(std::move(key), salt_text);
  const Result<Secret> word =
      parts.size() == 5 ? cipher.decrypt(join(std::span(parts).subspan(2), ":")) : no_ciphertext();
  if (!word || word->reveal() != k_known_word) {
    return fail(ErrorCode::unauthenticated, "incorrect passphrase",
                "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the one that was "
                "used before");
  }
  return cipher;
}

Result<std::string> PassphraseCipher::encrypt(const Secret& plain) const {
  CLOUD_TRY(const std::string nonce, random_bytes(k_nonce_size));
  CLOUD_TRY(const std::string sealed, seal(key_, nonce, plain.reveal()));
  return fmt::format("v1:{}:{}", to_base64(nonce), to_base64(sealed));
}

Result<Secret> PassphraseCipher::decrypt(std::string_view ciphertext) const {
  const std::vector<std::string> parts = split(ciphertext, ':');
  if (parts.size() != 3 || parts[0] != "v1") {
    return no_ciphertext();
  }
  const std::optional<std::string> nonce = from_base64(parts[1]);
  std::optional<std::string> sealed = from_base64(parts[2]);
  if (!nonce || nonce->size() != k_nonce_size || !sealed || sealed->size() < k_tag_size) {
    return no_ciphertext();
  }
  return unseal(key_, *nonce, *std::move(sealed));
}

} // namespace cloud::pulumi
