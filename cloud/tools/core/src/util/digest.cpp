#include "util/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <new>

namespace cloud {

void Digest::Free::operator()(evp_md_ctx_st* context) const {
  ::EVP_MD_CTX_free(context);
}

Digest::Digest() : context_(::EVP_MD_CTX_new()) {
  if (!context_ || ::EVP_DigestInit_ex(context_.get(), ::EVP_sha256(), nullptr) != 1) {
    throw std::bad_alloc(); // the only way these two fail
  }
}

void Digest::add(std::string_view bytes) {
  ::EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size());
}

void Digest::add_field(std::string_view bytes) {
  add(fmt::format("{}:", bytes.size()));
  add(bytes);
}

std::string Digest::hex() {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  ::EVP_DigestFinal_ex(context_.get(), bytes, &length);
  std::string text;
  for (unsigned index = 0; index < length; ++index) {
    text += fmt::format("{:02x}", bytes[index]);
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

} // namespace cloud
