#include "app/locking.hpp"

#include "app/caller.hpp"
#include "app/environment.hpp"
#include "app/log_files.hpp"
#include "app/recovering.hpp"
#include "process/identity.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::app {
namespace {

Result<LockStatus> read_lock(App& app, const Manifest& manifest,
                             const EnvironmentName& environment) {
  LockStatus status{manifest.id, environment, {}};
  CLOUD_TRY(std::optional<Run> run, app.store().lock_holder(manifest.id, environment));
  if (!run) {
    return status;
  }
  CLOUD_TRY(const std::vector<Step> steps, app.store().steps(run->id));
  LockHolder holder;
  holder.alive = process::is_alive(run->owner);
  holder.command = process::command_of(run->owner);
  for (const Step& step : steps) {
    if (!is_settled(step.state) && step.guard && process::is_alive(*step.guard)) {
      holder.at_work.push_back({step.stack, *step.guard});
    }
  }
  holder.run = *std::move(run);
  status.holder = std::move(holder);
  return status;
}

Error still_alive(const LockHolder& holder) {
  const Run& run = holder.run;
  const std::string all_the_same = "--force takes the lock away all the same";
  if (holder.alive) {
    return {ErrorCode::locked,
            fmt::format("{} {} was not freed, its holder is alive: {}, pid {}", run.deployment,
                        run.environment, activity_of(run), run.owner.pid),
            {},
            fmt::format("end it there with Ctrl-C, or with `kill -INT {}`; {}", run.owner.pid,
                        all_the_same)};
  }
  std::vector<std::string> stacks;
  for (const StackAtWork& work : holder.at_work) {
    stacks.push_back(fmt::format("{} (guard {})", work.stack, work.guard.pid));
  }
  return {ErrorCode::locked,
          fmt::format("{} {} was not freed: `cloud` of run {} is gone, but Pulumi is still at work "
                      "on {}",
                      run.deployment, run.environment, run.id, join(stacks, ", ")),
          {},
          "it ends by itself, and the lock with it; " + all_the_same};
}

} // namespace

Result<LockStatus> lock_status(App& app, const std::string& id,
                               const EnvironmentName& environment) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  CLOUD_CHECK(known_environment(deployment.manifest(), environment));
  return read_lock(app, deployment.manifest(), environment);
}

Result<LockStatus> unlock(App& app, const UnlockRequest& request) {
  const std::string reason(trim(request.reason));
  if (reason.empty()) {
    return fail(ErrorCode::invalid_input, "a lock is freed for a reason, and none was given",
                "add --reason \"…\"");
  }
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, request.deployment));
  const Manifest& manifest = deployment.manifest();
  CLOUD_CHECK(known_environment(manifest, request.environment));
  CLOUD_TRY(LockStatus found, read_lock(app, manifest, request.environment));
  if (!found.holder) {
    return found;
  }
  if (!found.holder->gone() && !request.force) {
    return fail(still_alive(*found.holder));
  }
  CLOUD_CHECK(app.store().free_lock(found.holder->run.id,
                                    {user_name(), host_name(), reason, app.clock().now()}));
  LogFiles logs(deployment.folder.logs());
  CLOUD_CHECK(settle_abandoned_runs(app, manifest, request.environment, logs));
  return found;
}

} // namespace cloud::app
