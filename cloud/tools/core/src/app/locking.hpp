#pragma once

#include "app/app.hpp"
#include "model/run.hpp"
#include "util/result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cloud::app {

// A stack on which Pulumi works, and the guard that owns it.
struct StackAtWork {
  StackName stack;
  ProcessIdentity guard;
};

struct LockHolder {
  Run run;
  bool alive = false;               // its `cloud`; Pulumi may work on without it
  std::string command;              // of that process, while it lives
  std::vector<StackAtWork> at_work; // proven alive

  // Nothing of it lives any more: whoever wants the lock takes it over.
  [[nodiscard]] bool gone() const { return !alive && at_work.empty(); }
};

struct LockStatus {
  DeploymentId deployment;
  EnvironmentName environment;
  std::optional<LockHolder> holder;
};

// Who holds the lock of an environment. Changes nothing. Errors: not_found.
[[nodiscard]] Result<LockStatus> lock_status(App& app, const std::string& id,
                                             const EnvironmentName& environment);

struct UnlockRequest {
  std::string deployment; // id as typed
  EnvironmentName environment;
  std::string reason;
  bool force = false; // also from a holder that lives
};

// Frees the lock and notes by whom and why; returns what was there before. The run of a holder that
// is gone is settled; one that lives goes on until it wants to start its next stack. Errors:
// invalid_input without a reason; not_found; `locked` when the holder lives and `force` is not set.
[[nodiscard]] Result<LockStatus> unlock(App& app, const UnlockRequest& request);

} // namespace cloud::app
