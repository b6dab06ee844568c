#pragma once

#include "model/value.hpp"
#include "pulumi/passphrase_cipher.hpp"
#include "util/result.hpp"

namespace cloud::pulumi {

// A property as Pulumi writes it in checkpoints and events, with its marks for secrets, resource
// references and the like, as a plain value. Secrets are decrypted with `cipher`; without one they
// become "[secret]", marked as secret. References become the id (or URN) of the resource.
[[nodiscard]] Result<Value> read_property(const Value& property, const PassphraseCipher* cipher);

} // namespace cloud::pulumi
