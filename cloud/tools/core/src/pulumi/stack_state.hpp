#pragma once

#include "model/names.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>

namespace cloud::pulumi {

// Makes a stack in the file backend under `state` as `pulumi stack init` does, without starting
// Pulumi: an empty checkpoint under the salt that the stack's file carries. A stack that exists is
// left as it is. `pulumi_version` is "v3.259.0".
[[nodiscard]] Result<void> create_stack(const std::filesystem::path& state,
                                        const std::string& project, const PulumiStackName& stack,
                                        const std::string& pulumi_version, const std::string& salt,
                                        TimePoint now);

// Puts a stack as another backend has told it (its checkpoint, or what `pulumi stack export`
// prints) into the file backend under `state`, in the place of what is there.
[[nodiscard]] Result<void> copy_stack(const std::filesystem::path& state,
                                      const std::string& project, const PulumiStackName& stack,
                                      const std::string& text);

} // namespace cloud::pulumi
