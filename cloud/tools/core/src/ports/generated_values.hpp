#pragma once

#include "model/names.hpp"
#include "util/result.hpp"
#include "util/secret.hpp"

#include <functional>
#include <optional>
#include <string>

namespace cloud {

// Passwords, uuids and timestamps are made once per (deployment, environment, stack, key) and kept,
// encrypted, for the life of the environment.
struct GeneratedValueKey {
  DeploymentId deployment;
  EnvironmentName environment;
  StackName stack;
  std::string key; // the configuration path, and the placeholder that made the value
};

class GeneratedValues {
public:
  virtual ~GeneratedValues() = default;
  // The stored value, if there is one.
  [[nodiscard]] virtual Result<std::optional<Secret>> find(const GeneratedValueKey& key) = 0;
  // The stored value; where there is none, stores what `generate` returns and returns that. Two
  // callers at once get the same value.
  [[nodiscard]] virtual Result<Secret> get_or_create(const GeneratedValueKey& key,
                                                     const std::function<Secret()>& generate) = 0;
};

} // namespace cloud
