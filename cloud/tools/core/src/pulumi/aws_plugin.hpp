#pragma once

#include "pulumi/installation.hpp"
#include "pulumi/toolchain.hpp"
#include "util/result.hpp"

namespace cloud::pulumi {

// Makes sure that the real AWS provider, at the version of the SDK, is in the Pulumi home.
// Installed once, under a lock, before anything runs: several Pulumi processes that install at the
// same time get in each other's way. Needs the network the first time only.
[[nodiscard]] Result<void> install_aws_plugin(const Installation& installation,
                                              const Toolchain& toolchain);

} // namespace cloud::pulumi
