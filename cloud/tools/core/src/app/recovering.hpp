#pragma once

#include "app/app.hpp"
#include "model/manifest.hpp"
#include "model/run.hpp"
#include "ports/event_sink.hpp"
#include "util/result.hpp"

#include <vector>

namespace cloud::app {

// Brings the store to the truth about runs of this environment whose orchestrator died. Returns the
// runs that still go on.
[[nodiscard]] Result<std::vector<Run>> settle_abandoned_runs(App& app, const Manifest& manifest,
                                                             const EnvironmentName& environment,
                                                             EventSink& events);

// True when nothing of this run lives any more on this machine.
[[nodiscard]] bool is_abandoned(App& app, const Run& run);

} // namespace cloud::app
