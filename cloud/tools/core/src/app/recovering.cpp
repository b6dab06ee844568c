#include "app/recovering.hpp"

#include "app/backends.hpp"
#include "app/fan_out.hpp"
#include "app/no_listener.hpp"
#include "app/run_report.hpp"
#include "app/workspace_archive.hpp"
#include "orchestrator/recovery.hpp"
#include "process/identity.hpp"

#include <filesystem>

namespace cloud::app {
Result<std::vector<Run>> settle_abandoned_runs(App& app, const Manifest& manifest,
                                               const EnvironmentName& environment,
                                               EventSink& events) {
  WorkspaceArchive archive(app.places().root);
  RunReports reports(app.store(), std::filesystem::path(manifest.source).parent_path() / "logs");
  FanOut all{&reports, &events};
  orchestrator::Recovery recovery(app.store(), app.states(), archive, all, app.clock(),
                                  process::is_alive);
  return recovery.settle(manifest.id, environment, pulumi_project(app, manifest));
}

bool is_abandoned(App& app, const Run& run) {
  WorkspaceArchive archive(app.places().root);
  NoListener events;
  return orchestrator::Recovery(app.store(), app.states(), archive, events, app.clock(),
                                process::is_alive)
      .is_abandoned(run);
}

} // namespace cloud::app
