#pragma once

#include "model/value.hpp"
#include "util/secret.hpp"

#include <string>
#include <string_view>

namespace cloud::pulumi {

// HMAC-SHA256 in hexadecimal: tells whether a secret has changed without telling what it is.
[[nodiscard]] std::string keyed_digest(const Secret& key, std::string_view bytes);

// The value with every secret in it replaced by "hmac:" and its keyed digest: can be stored, shown
// to whoever may see the rest, and compared.
[[nodiscard]] Value with_digests(const Value& value, const Secret& key);

// The identity of a value: SHA-256 of its JSON in which every secret has been replaced by its keyed
// digest. Equal values have equal identities; an identity can be stored.
[[nodiscard]] std::string value_identity(const Value& value, const Secret& key);

} // namespace cloud::pulumi
