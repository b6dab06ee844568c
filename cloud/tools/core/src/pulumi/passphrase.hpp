#pragma once

#include "util/result.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace cloud::pulumi {

// An environment variable's value, none when it is not set.
using EnvironmentLookup = std::function<std::optional<std::string>(const std::string& name)>;

// Where the passphrase of an installation comes from: PULUMI_CONFIG_PASSPHRASE (an empty one is
// one), else PULUMI_CONFIG_PASSPHRASE_FILE, else a file of ours that is made once.
class PassphraseSource {
public:
  // `own_file` is .cloud/passphrase.
  [[nodiscard]] static PassphraseSource find(const EnvironmentLookup& environment,
                                             std::filesystem::path own_file);

  // The passphrase; makes the file of ours where it is needed and missing.
  [[nodiscard]] Result<Secret> read() const;

  // "NAME=value" for the environment of Pulumi itself. A passphrase that came by the environment
  // goes on by the environment; otherwise only the file is named. Call `read` first: Pulumi wants
  // the file to be there.
  [[nodiscard]] Secret environment_entry() const;

  // The file of ours that holds it; none when it came from elsewhere.
  [[nodiscard]] std::optional<std::filesystem::path> own_file() const {
    return own_ ? std::optional(file_) : std::nullopt;
  }

private:
  std::optional<Secret> text_;
  std::filesystem::path file_;
  bool own_ = false;
};

} // namespace cloud::pulumi
