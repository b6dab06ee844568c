#include "app/beginning.hpp"

#include "app/fan_out.hpp"
#include "app/log_files.hpp"
#include "app/protection.hpp"
#include "app/recovering.hpp"
#include "app/run_id.hpp"
#include "orchestrator/lock_wait.hpp"

#include <chrono>
#include <thread>
#include <utility>

namespace cloud::app {
namespace {

// Fails with `locked` when somebody else holds the environment.
Result<void> take_lock(App& app, const PreparedRun& prepared, EventSink& listener) {
  const LoadedDeployment& deployment = prepared.deployment;
  const orchestrator::RunRequest& request = prepared.request;
  LogFiles logs(deployment.folder.logs());
  FanOut events{&logs, &listener};
  CLOUD_CHECK(settle_abandoned_runs(app, deployment.manifest(), request.run.environment, events));
  if (request.run.operation == Operation::destroy) {
    CLOUD_CHECK(require_unprotected(app.states(), request, deployment.manifest().source));
  }
  return app.store().begin_run(request.run,
                               [&app](const Run& holder) { return is_abandoned(app, holder); });
}

} // namespace

Result<BegunRun> begin(App& app, const RunOptions& options, const RunListeners& listeners) {
  CLOUD_TRY(const std::chrono::seconds at_most, app.settings().duration("lockTimeout"));
  orchestrator::LockWait wait(
      at_most, {app.store(), listeners.events, listeners.interrupts, app.clock(),
                [&app](const Run& holder) { return is_abandoned(app, holder); },
                [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }});
  const RunId id = new_run_id(app.clock().now());
  while (true) {
    CLOUD_TRY(PreparedRun prepared, prepare_run(app, id, options, listeners));
    const Result<void> taken = take_lock(app, prepared, listeners.events);
    if (taken) {
      return BegunRun{std::move(prepared), std::move(wait.told())};
    }
    if (taken.error().code != ErrorCode::locked) {
      return fail(taken.error());
    }
    CLOUD_CHECK(wait.until_free(prepared.request.run));
  }
}

} // namespace cloud::app
