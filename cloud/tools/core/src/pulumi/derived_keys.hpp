#pragma once

#include "util/secret.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace cloud::pulumi {

// Keys that were derived from a passphrase, in a private file beside that of the passphrase itself,
// which is worth as much. A key belongs to one passphrase and one salt: with another passphrase it
// is not found. A file that is missing, damaged or cannot be written costs a derivation, no more.
class DerivedKeys {
public:
  explicit DerivedKeys(std::filesystem::path file) : file_(std::move(file)) {}

  [[nodiscard]] std::optional<Secret> find(const Secret& passphrase, const std::string& salt) const;
  void keep(const Secret& passphrase, const std::string& salt, const Secret& key) const;

private:
  std::filesystem::path file_;
};

} // namespace cloud::pulumi
