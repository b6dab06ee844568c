#include "app/recovering.hpp"

#include "app/backends.hpp"
#include "app/no_listener.hpp"
#include "orchestrator/recovery.hpp"
#include "process/identity.hpp"
#include "pulumi/step_process.hpp"

namespace cloud::app {
namespace {

// Reads what guards left in the workspaces. Secrets of a run that is gone are not known any more,
// but Pulumi masks those it knows by itself.
class WorkspaceArchive : public StepArchive {
public:
  std::optional<ArchivedResult> result(const Run& run, const Step& step) override {
    return pulumi::result_in(step.workspace,
                             run.operation == Operation::destroy ? EngineOperation::destroy
                                                                 : EngineOperation::up,
                             pulumi::Masker{});
  }
};

} // namespace

Result<std::vector<Run>> settle_abandoned_runs(App& app, const Manifest& manifest,
                                               const EnvironmentName& environment,
                                               EventSink& events) {
  WorkspaceArchive archive;
  orchestrator::Recovery recovery(app.store(), app.states(), archive, events, app.clock(),
                                  process::is_alive);
  return recovery.settle(manifest.id, environment, pulumi_project(app, manifest));
}

bool is_abandoned(App& app, const Run& run) {
  WorkspaceArchive archive;
  NoListener events;
  return orchestrator::Recovery(app.store(), app.states(), archive, events, app.clock(),
                                process::is_alive)
      .is_abandoned(run);
}

} // namespace cloud::app
