#pragma once

#include "model/value.hpp"
#include "ports/config_cipher.hpp"
#include "util/result.hpp"

#include <string>

namespace cloud::store {

// A resolved configuration as one ciphertext: everything in it, and which of its values are secret.
[[nodiscard]] Result<std::string> sealed(const Value& config, ConfigCipher& cipher);

// The reverse. Errors: those of the cipher; invalid_input for a text that `sealed` did not make.
[[nodiscard]] Result<Value> unsealed(const std::string& ciphertext, ConfigCipher& cipher);

} // namespace cloud::store
