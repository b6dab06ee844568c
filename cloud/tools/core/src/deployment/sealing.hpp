#pragma once

#include "model/value.hpp"
#include "ports/config_cipher.hpp"
#include "util/result.hpp"

namespace cloud::deployment {

// Configuration as it stands in a Pulumi stack file, where a secret is `{ secure: <ciphertext> }`
// in place of a text.

// With every secret text encrypted. Where `previous` holds a ciphertext of the same text at the
// same place, that one stays, so that an unchanged file stays the same. What is one runtime value
// and nothing else hides nothing and stays readable. The cipher is not touched without secrets.
[[nodiscard]] Result<Value> sealed(const Value& config, const Value& previous,
                                   ConfigCipher& cipher);

// With every ciphertext decrypted and marked secret. One that cannot be decrypted (another
// passphrase made it) becomes a secret that equals no other value.
[[nodiscard]] Value opened(const Value& config, ConfigCipher& cipher);

// As sealed() followed by opened() would give it, without the work: secrets are texts, and only
// they are marked.
[[nodiscard]] Value with_secret_texts(const Value& config);

// True when the two hold the same values, secret or not.
[[nodiscard]] bool equal_values(const Value& a, const Value& b);

// `config` marked as secret wherever `wanted` is: a password typed into a file in plain text is one
// all the same.
[[nodiscard]] Value marked_like(Value config, const Value& wanted);

// `config` for people, next to `other`: secrets are masked, and those that differ say so.
[[nodiscard]] Value masked_beside(Value config, const Value& other);

// True when anything in it is encrypted.
[[nodiscard]] bool has_ciphertext(const Value& config);

// True when `config` holds as plain text what `wanted` marks as secret.
[[nodiscard]] bool shows_secret(const Value& config, const Value& wanted);

} // namespace cloud::deployment
