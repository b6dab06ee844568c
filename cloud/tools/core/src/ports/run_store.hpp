#pragma once

#include "model/run_event.hpp"
#include "util/result.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace cloud {

// How a run ends whose orchestrator has died, and what it has left.
struct Settlement {
  Run run;
  std::vector<Step> steps;             // that had not settled
  std::vector<DeployedStack> deployed; // what is left of their stacks,
  std::vector<StackName> gone;         // and those of which nothing is
};

// The durable memory of runs. Everything acknowledged by a returned value survives `kill -9`.
// A state change and the events that tell of it are written in one transaction.
class RunStore {
public:
  virtual ~RunStore() = default;

  // Takes the lock of (deployment, environment) and records the run, in one transaction. Fails with
  // `locked` when a run still holds it and `may_take_over(holder)` is false: the message names
  // holder, host, run and since when. Taking over marks the dead holder's run as interrupted.
  [[nodiscard]] virtual Result<void>
  begin_run(const Run& run, const std::function<bool(const Run& holder)>& may_take_over) = 0;

  // The run that holds the lock of the environment, if any.
  [[nodiscard]] virtual Result<std::optional<Run>>
  lock_holder(const DeploymentId& deployment, const EnvironmentName& environment) = 0;

  // Takes the lock away from the run that holds it; another run may take it at once. The run stays
  // `running` until it ends by itself or is settled. Until then it can write down how things end,
  // but begin nothing: a step with the state `intent` and a version are refused with `locked`.
  // Fails with `conflict` when the run does not hold the lock (any more).
  [[nodiscard]] virtual Result<void> free_lock(const RunId& run, const FreedLock& freed) = 0;

  // Stores the events (numbering them) together with the new states of the steps, or of the run,
  // that they tell of. All steps of a call are of one run. Finishing a run releases its lock.
  [[nodiscard]] virtual Result<void> update_steps(const std::vector<Step>& steps,
                                                  std::vector<RunEvent>& events) = 0;
  [[nodiscard]] Result<void> update_step(const Step& step, std::vector<RunEvent>& events) {
    return update_steps({step}, events);
  }
  [[nodiscard]] virtual Result<void> finish_run(const Run& run, std::vector<RunEvent>& events) = 0;
  // All of it in one transaction: of several processes that find a dead run, one writes down how it
  // ended. False, and nothing is written, when the run is not `running` any more.
  [[nodiscard]] virtual Result<bool> settle_run(const Settlement& settlement,
                                                std::vector<RunEvent>& events) = 0;

  // Replaces what is known of a deployed stack; erases it after a destroy.
  [[nodiscard]] virtual Result<void> put_deployed(const DeploymentId& deployment,
                                                  const EnvironmentName& environment,
                                                  const DeployedStack& stack) = 0;
  [[nodiscard]] virtual Result<void> erase_deployed(const DeploymentId& deployment,
                                                    const EnvironmentName& environment,
                                                    const StackName& stack) = 0;
  // Adds the next version of the environment.
  [[nodiscard]] virtual Result<Version> add_version(const Run& run,
                                                    const VersionContent& content) = 0;

  [[nodiscard]] virtual Result<std::optional<Run>> find_run(const RunId& id) = 0;
  // Newest first; no environment means all of them.
  [[nodiscard]] virtual Result<std::vector<Run>>
  runs(const DeploymentId& deployment, const std::optional<EnvironmentName>& environment,
       int limit) = 0;
  // Every attempt, in the order of first being recorded: the last one of a stack is how it stands.
  [[nodiscard]] virtual Result<std::vector<Step>> steps(const RunId& run) = 0;
  [[nodiscard]] virtual Result<std::vector<RunEvent>> events(const RunId& run, std::int64_t after,
                                                             int limit) = 0;
  [[nodiscard]] virtual Result<std::vector<DeployedStack>>
  deployed(const DeploymentId& deployment, const EnvironmentName& environment) = 0;
  // Newest first.
  [[nodiscard]] virtual Result<std::vector<Version>>
  versions(const DeploymentId& deployment, const EnvironmentName& environment, int limit) = 0;
  [[nodiscard]] virtual Result<std::optional<Version>>
  find_version(const DeploymentId& deployment, const EnvironmentName& environment,
               std::int64_t number) = 0;
  [[nodiscard]] Result<std::optional<Version>> latest_version(const DeploymentId& deployment,
                                                              const EnvironmentName& environment) {
    CLOUD_TRY(const std::vector<Version> newest, versions(deployment, environment, 1));
    return newest.empty() ? std::nullopt : std::optional(newest.front());
  }
  // Durations of the last successful runs of a stack, newest first, to expect the next one from.
  [[nodiscard]] virtual Result<std::vector<std::chrono::milliseconds>>
  durations(const DeploymentId& deployment, const EnvironmentName& environment,
            const StackName& stack, int limit) = 0;
};

} // namespace cloud
