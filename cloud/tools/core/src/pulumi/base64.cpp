#include "pulumi/base64.hpp"

#include <openssl/evp.h>

#include <algorithm>

namespace cloud::pulumi {

std::string to_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0'); // OpenSSL ends it with a zero byte
  const int length = ::EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
  text.resize(static_cast<size_t>(length));
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  // OpenSSL skips white space and takes padding for zero bytes: both are settled here.
  constexpr std::string_view k_alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const size_t digits = std::min(text.find_first_not_of(k_alphabet), text.size());
  const std::string_view padding = text.substr(digits);
  if (text.size() % 4 != 0 || (!padding.empty() && padding != "=" && padding != "==")) {
    return std::nullopt;
  }
  std::string bytes(text.size() / 4 * 3, '\0');
  const int length = ::EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                       reinterpret_cast<const unsigned char*>(text.data()),
                                       static_cast<int>(text.size()));
  if (length < 0) {
    return std::nullopt;
  }
  bytes.resize(static_cast<size_t>(length) - padding.size());
  return bytes;
}

} // namespace cloud::pulumi
