#pragma once

#include "model/value.hpp"
#include "ports/config_cipher.hpp"
#include "pulumi/stack_key.hpp"
#include "util/result.hpp"
#include "util/secret.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cloud::pulumi {

// The text of a Pulumi.<stack>.yaml: the resolved configuration (a map, keys with their namespace)
// with its secrets encrypted, and the salt. A program reads back exactly these values: numbers and
// booleans at the top are written as text, as Pulumi keeps them, so that no YAML parser rounds or
// renames them; lists and maps are kept as they are. Null values are left out. Errors: those of the
// cipher; invalid_input for a map that Pulumi would take for a secret.
[[nodiscard]] Result<std::string> write_stack_file(const Value& config, ConfigCipher& cipher);

// A configuration whose secrets only Pulumi can encrypt, because it takes the key of the stack: the
// text of the stack file without them, and each of them as Pulumi stores it. The file names the
// key: for one that does not, Pulumi encrypts with a passphrase, the state as well.
struct OpenStackFile {
  std::string text;
  std::vector<std::pair<std::string, Secret>>
      secrets; // key with its namespace; lists, maps as JSON
};
[[nodiscard]] Result<OpenStackFile> write_open_stack_file(const Value& config, const StackKey& key);

} // namespace cloud::pulumi
