#pragma once

#include "app/app.hpp"
#include "model/plan.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

// A version of an environment whose content is kept. Errors: not_found, with the newest there is;
// conflict when it was made before contents were kept.
[[nodiscard]] Result<Version> version_numbered(App& app, const DeploymentId& deployment,
                                               const EnvironmentName& environment,
                                               std::int64_t number);

// How a stack differs between two versions.
struct StackChange {
  enum class Kind { unchanged, changed, added, removed };
  StackName stack;
  Kind kind = Kind::unchanged;
  std::vector<std::string> differences; // of a changed one, in words
  bool operator==(const StackChange&) const = default;
};

struct VersionDiff {
  DeploymentId deployment;
  EnvironmentName environment;
  Version from;
  Version to;
  std::vector<StackChange> stacks; // by name
};

// What is different in the second version. Without a number `to` is the newest and `from` the one
// before `to`. Errors: as above.
[[nodiscard]] Result<VersionDiff> version_diff(App& app, const std::string& id,
                                               const EnvironmentName& environment,
                                               std::optional<std::int64_t> from,
                                               std::optional<std::int64_t> to);

[[nodiscard]] const char* to_string(StackChange::Kind kind);

} // namespace cloud::app
