#include "app/running.hpp"

#include "app/aws_answers.hpp"
#include "app/fan_out.hpp"
#include "app/log_files.hpp"
#include "app/protection.hpp"
#include "app/recovering.hpp"
#include "app/resolved_inputs.hpp"
#include "app/run_preparation.hpp"
#include "app/run_report.hpp"
#include "app/workspace_archive.hpp"
#include "orchestrator/run_executor.hpp"
#include "pulumi/pulumi_engine.hpp"

#include <utility>

namespace cloud::app {

Result<orchestrator::RunOutcome> run(App& app, const RunOptions& options,
                                     const RunListeners& listeners) {
  CLOUD_TRY(PreparedRun prepared, prepare_run(app, options, listeners));
  const LoadedDeployment& deployment = prepared.deployment;
  const Manifest& manifest = deployment.manifest();

  LogFiles logs(deployment.folder.logs());
  RunReports reports(app.store(), deployment.folder.logs());
  FanOut events{&logs, &reports, &listeners.events};
  CLOUD_CHECK(settle_abandoned_runs(app, manifest, options.environment, events));
  if (options.operation == Operation::destroy) {
    CLOUD_CHECK(require_unprotected(app.states(), prepared.request, manifest.source));
  }
  CLOUD_CHECK(app.store().begin_run(
      prepared.request.run, [&app](const Run& holder) { return is_abandoned(app, holder); }));

  pulumi::PulumiEngine engine(std::move(prepared.engine), app.programs(), app.backend(),
                              app.keyring(), app.cipher(), app.clock());
  const auto queries = aws_queries(app, manifest.target);
  ResolvedInputs inputs(app, deployment, prepared.environment, *queries, app.generated_values());
  WorkspaceArchive archive(app.places().root);
  orchestrator::RunExecutor executor(prepared.request, prepared.graph,
                                     {engine, app.programs(), app.states(), archive, app.store(),
                                      app.snapshots(), inputs, events, listeners.interrupts,
                                      app.clock(), listeners.agrees_to_rollback});
  return executor.run();
}

} // namespace cloud::app
