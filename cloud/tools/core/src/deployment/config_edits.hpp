#pragma once

#include "deployment/manifest_reader.hpp"
#include "model/names.hpp"
#include "model/value.hpp"

#include <string>
#include <vector>

namespace cloud::deployment {

// A value that somebody changed in a generated file, and where it belongs in the manifest.
struct ConfigEdit {
  std::string key;                        // as in the file, "network:vpcCidr" or deeper
  Value value;                            // null: the key was removed
  std::vector<std::string> manifest_path; // empty: the manifest has no place for it
  std::string reason;                     // then: why not
};

// What turns `generated` into `found`, value by value: both opened, keys as in a stack file.
[[nodiscard]] std::vector<ConfigEdit> config_edits(const Value& generated, const Value& found,
                                                   const StackName& stack,
                                                   const EnvironmentName& environment);

// "<manifest>:31:9: spec.stacks.network.environments.dev.config.vpcCidr: 10.9.0.0/16": what to
// change, and where; secrets are masked.
[[nodiscard]] std::string manifest_line(const ConfigEdit& edit, const LoadedManifest& manifest);

} // namespace cloud::deployment
