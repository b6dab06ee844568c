#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "app/running.hpp"
#include "orchestrator/preview_run.hpp"
#include "util/result.hpp"

namespace cloud::app {

// What a deploy would do, and of what.
struct EnvironmentPreview {
  LoadedDeployment deployment;
  EnvironmentName environment;
  orchestrator::PreviewOutcome outcome;
};

// Previews a deploy of the selected stacks with Pulumi, without a lock: states are copied, nothing
// is stored, and the folder it worked in is gone afterwards. Options are those of a deploy. Errors:
// what would keep the deploy from starting. What goes wrong with a stack is in the outcome.
[[nodiscard]] Result<EnvironmentPreview> preview(App& app, RunOptions options,
                                                 const RunListeners& listeners);

} // namespace cloud::app
