#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <string_view>

namespace cloud::deployment {

// config/<stack>.<environment>.yaml: a Pulumi stack file. Its first lines say that it is generated
// and carry a hash of its values, by which a value edited by hand is told from one that we wrote.

// `config` is sealed; `salt` belongs to its ciphertexts and is empty when there are none.
[[nodiscard]] std::string write_config_file(const Value& config, std::string_view salt);

struct ConfigFile {
  Value config; // sealed, a map
  std::string salt;
  std::string recorded_hash; // empty: the line is gone
  std::string text;

  // True when the values are not those that were generated.
  [[nodiscard]] bool edited() const;
};

// Errors: invalid_input when it is no YAML or has no `config` map.
[[nodiscard]] Result<ConfigFile> parse_config_file(std::string text, std::string source);

// The same text, comments and all, recorded as generated from now on.
[[nodiscard]] std::string with_current_hash(const ConfigFile& file);

} // namespace cloud::deployment
