#pragma once

#include "model/manifest.hpp"
#include "model/stack_template.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::deployment {

enum class ConfigOrigin { template_default, manifest, manifest_environment };

// One configuration key of a stack in an environment, and which tier has the last word on it.
struct ConfigEntry {
  std::string key; // vpcCidr
  Value value;     // variables replaced, runtime values not; secret parameters marked
  ConfigOrigin origin = ConfigOrigin::template_default;
  std::string source; // file of the winning tier
  Mark mark{};        // place in it
};

// The three tiers merged: template default, manifest `config`, manifest `config` of the
// environment. Maps are merged member by member, a null leaves a key out, and fields that an object
// does not give take their defaults. A template default that refers to an optional dependency which
// is not enabled counts as absent. In the order of the template, then what only the manifest has.
// Errors (invalid_input): unknown or missing template variables, with their place.
[[nodiscard]] Result<std::vector<ConfigEntry>> effective_config(const Manifest& manifest,
                                                                const StackTemplate& stack,
                                                                const EnvironmentName& environment);

// The same as the `config` of a Pulumi stack file: keys `<stack>:<key>`, then the settings of the
// provider (aws:region, aws:allowedAccountIds, aws:defaultTags; aws:profile and aws:assumeRoles
// where the environment has them).
[[nodiscard]] Result<Value> pulumi_config(const Manifest& manifest, const StackTemplate& stack,
                                          const EnvironmentName& environment);

// "template default", "manifest", "manifest (dev)".
[[nodiscard]] std::string to_text(ConfigOrigin origin, const EnvironmentName& environment);

} // namespace cloud::deployment
