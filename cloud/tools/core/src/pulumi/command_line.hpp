#pragma once

#include "ports/engine.hpp"
#include "process/guard_command.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/toolchain.hpp"
#include "pulumi/workspace.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// What all Pulumi processes of a run share.
struct PulumiSettings {
  std::string backend; // URL; empty: file:// under .cloud/state
  std::string secrets_provider = "passphrase";
  Secret passphrase_entry;      // "NAME=value" that tells Pulumi the passphrase
  std::string provider_address; // PULUMI_DEBUG_PROVIDERS, or empty for the real plugin
};

// The one backend that has organizations, and shows what it is told about commits.
[[nodiscard]] bool is_pulumi_cloud(std::string_view backend);

[[nodiscard]] std::string backend_url(const Installation& installation,
                                      const PulumiSettings& settings);

// The environment of a Pulumi process, built from nothing: a stray PULUMI_OPTION_…, CI variable or
// TRACEPARENT of the user would change what it does.
[[nodiscard]] std::vector<std::string> pulumi_environment(const Installation& installation,
                                                          const PulumiSettings& settings);

// The call for one step. The guard adds --client, once it knows where its host listens.
[[nodiscard]] process::GuardCommand pulumi_command(const Installation& installation,
                                                   const Toolchain& toolchain,
                                                   const PulumiSettings& settings,
                                                   const StepRequest& request);

} // namespace cloud::pulumi
