#include "app/running.hpp"

#include "app/aws_answers.hpp"
#include "app/beginning.hpp"
#include "app/fan_out.hpp"
#include "app/log_files.hpp"
#include "app/resolved_inputs.hpp"
#include "app/run_report.hpp"
#include "app/workspace_archive.hpp"
#include "app/workspace_previews.hpp"
#include "orchestrator/run_executor.hpp"
#include "pulumi/pulumi_engine.hpp"

#include <utility>
#include <vector>

namespace cloud::app {

namespace {

// Events of the time before the run was recorded; the listeners have seen them.
Result<void> store_waiting(App& app, std::vector<RunEvent>& waiting, EventSink& logs) {
  CLOUD_CHECK(app.store().update_steps({}, waiting));
  for (const RunEvent& event : waiting) {
    logs.on_event(event);
  }
  return {};
}

} // namespace

Result<orchestrator::RunOutcome> run(App& app, const RunOptions& options,
                                     const RunListeners& listeners) {
  CLOUD_TRY(BegunRun begun, begin(app, options, listeners));
  PreparedRun& prepared = begun.prepared;
  const LoadedDeployment& deployment = prepared.deployment;
  const Manifest& manifest = deployment.manifest();
  LogFiles logs(deployment.folder.logs());
  RunReports reports(app.store(), deployment.folder.logs());
  FanOut events{&logs, &reports, &listeners.events};
  CLOUD_CHECK(store_waiting(app, begun.waiting, logs));

  pulumi::PulumiEngine engine(std::move(prepared.engine), app.programs(), app.backend(),
                              app.keyring(), app.cipher(), app.clock());
  const auto queries = aws_queries(app, manifest.target);
  ResolvedInputs inputs(app, deployment, prepared.environment, *queries, app.generated_values());
  WorkspaceArchive archive(app.places().root);
  WorkspacePreviews previews;
  orchestrator::RunExecutor executor(
      prepared.request, prepared.graph,
      {engine, app.programs(), app.states(), archive, app.store(), app.snapshots(), inputs,
       previews, events, listeners.interrupts, app.clock(), listeners.agrees_to_rollback});
  return executor.run();
}

} // namespace cloud::app
