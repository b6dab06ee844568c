#include "app/past_runs.hpp"

#include "app/environment.hpp"

#include <utility>

namespace cloud::app {
namespace {

// `deployment.started` is among them, behind what was told while the run waited for others.
constexpr int k_first_events = 20;

Result<PastRun> with_stacks(App& app, Run run) {
  CLOUD_TRY(const std::vector<Step> steps, app.store().steps(run.id));
  CLOUD_TRY(const std::vector<RunEvent> events, app.store().events(run.id, 0, k_first_events));
  PastRun past{std::move(run), {}, {}};
  for (const RunEvent& event : events) {
    if (const Value* skipped = event.data.find("skippedPromotion")) {
      past.skipped_promotion = skipped->text("reason");
    }
  }
  for (const Step& step : steps) { // a later attempt says how the stack stands
    const bool undone = past.run.operation == Operation::deploy &&
                        step.action != StepAction::apply && step.state == StepState::completed;
    past.stacks[step.stack] = undone ? to_string(RunState::rolled_back) : to_string(step.state);
  }
  return past;
}

} // namespace

Result<std::vector<PastRun>> past_runs(App& app, const std::string& id,
                                       const std::optional<EnvironmentName>& environment,
                                       int limit) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  if (environment) {
    CLOUD_CHECK(known_environment(deployment.manifest(), *environment));
  }
  CLOUD_TRY(std::vector<Run> runs, app.store().runs(deployment.manifest().id, environment, limit));
  std::vector<PastRun> past;
  for (Run& run : runs) {
    CLOUD_TRY(PastRun one, with_stacks(app, std::move(run)));
    past.push_back(std::move(one));
  }
  return past;
}

Result<std::vector<PastVersion>> past_versions(App& app, const std::string& id,
                                               const EnvironmentName& environment, int limit) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_CHECK(known_environment(deployment.manifest(), environment));
  CLOUD_TRY(const std::vector<Version> versions,
            app.store().versions(deployment.manifest().id, environment, limit));
  std::vector<PastVersion> past;
  for (const Version& version : versions) {
    CLOUD_TRY(std::optional<Run> run, app.store().find_run(version.run));
    if (run) {
      CLOUD_TRY(PastRun made_by, with_stacks(app, *std::move(run)));
      past.push_back({version, std::move(made_by)});
    }
  }
  return past;
}

} // namespace cloud::app
