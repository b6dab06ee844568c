#include "pulumi/keyed_digest.hpp"

#include "documents/json.hpp"
#include "model/unknown_mark.hpp"
#include "util/digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace cloud::pulumi {
Value with_digests(const Value& value, const Secret& key) {
  if (is_unknown(value)) {
    Value mark = value; // tells nothing, whatever it stands for
    mark.secret = false;
    return mark;
  }
  if (value.secret) {
    Value plain = value;
    plain.secret = false;
    const std::string text =
        documents::write_json(plain, documents::JsonStyle::compact, documents::Secrets::revealed);
    return Value("hmac:" + keyed_digest(key, text));
  }
  Value copy = value;
  if (Value::List* list = copy.as_list()) {
    for (Value& item : *list) {
      item = with_digests(item, key);
    }
  }
  if (Value::Map* map = copy.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = with_digests(entry.value, key);
    }
  }
  return copy;
}

std::string keyed_digest(const Secret& key, std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  ::HMAC(EVP_sha256(), key.reveal().data(), static_cast<int>(key.reveal().size()),
         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest, &size);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex += fmt::format("{:02x}", digest[i]);
  }
  return hex;
}

std::string value_identity(const Value& value, const Secret& key) {
  return sha256_hex(documents::write_json(with_digests(value, key)));
}

} // namespace cloud::pulumi
