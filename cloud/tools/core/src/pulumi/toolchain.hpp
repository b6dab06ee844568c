#pragma once

#include "pulumi/installation.hpp"
#include "pulumi/version.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace cloud::pulumi {

// The programs a run uses, and their versions.
struct Toolchain {
  std::filesystem::path pulumi;
  SemanticVersion pulumi_version;
  std::filesystem::path node;
  SemanticVersion node_version;
  std::string pulumi_sdk; // version of @pulumi/pulumi
  std::string aws_sdk;    // version of @pulumi/aws

  // "pulumi 3.259.0, node 24.12.0, @pulumi/pulumi 3.270.0, @pulumi/aws 7.48.0"
  [[nodiscard]] std::string summary() const;
};

struct ToolchainOptions {
  std::filesystem::path pulumi;                        // setting `pulumi`: this one and no other
  std::filesystem::path node;                          // setting `node`
  std::function<void(const std::string&)> on_progress; // said once when something must be built
};

// Exit codes that tell a cancelled update from a failed one came with this version; the newest one
// that was tried is what `build-pulumi.sh` builds.
inline constexpr SemanticVersion k_oldest_pulumi{3, 227, 0};
inline constexpr SemanticVersion k_pinned_pulumi{3, 259, 0};
// @pulumi/pulumi asks for Node 22; source maps and the compile cache as we use them came
// with 22.14.
inline constexpr SemanticVersion k_oldest_node{22, 14, 0};

// Finds Pulumi (the setting, then the one that was built here, then PATH at a supported version),
// Node (the setting, PATH, then the one under .cloud/toolchain) and the npm packages. Builds Pulumi
// when there is none; that takes minutes and needs Go and its module proxy. Versions are remembered
// by the file's size and time, so that no process is started to ask again. Errors (unavailable): a
// chosen program that cannot be used, with its setting and path; what is missing, and how to get
// it.
[[nodiscard]] Result<Toolchain> find_toolchain(const Installation& installation,
                                               const ToolchainOptions& options);

} // namespace cloud::pulumi
