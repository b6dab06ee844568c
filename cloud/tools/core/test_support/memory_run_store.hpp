#pragma once

#include "ports/run_store.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace cloud::test_support {

// A RunStore that forgets everything with the object. `fail_from` makes every write from the N-th
// on fail, as a full disk does, or only the next `fail_times` of them.
class MemoryRunStore : public RunStore {
public:
  Result<void> begin_run(const Run& run,
                         const std::function<bool(const Run&)>& may_take_over) override {
    for (Run& other : all_runs) {
      if (holds_lock(other, run.deployment, run.environment)) {
        if (!may_take_over(other)) {
          return fail(locked_by(other));
        }
        other.state = RunState::interrupted;
      }
    }
    all_runs.push_back(run);
    return {};
  }

  Result<std::optional<Run>> lock_holder(const DeploymentId& deployment,
                                         const EnvironmentName& environment) override {
    for (const Run& run : all_runs) {
      if (holds_lock(run, deployment, environment)) {
        return run;
      }
    }
    return std::nullopt;
  }
  Result<void> free_lock(const RunId& id, const FreedLock& freed) override {
    for (Run& run : all_runs) {
      if (run.id == id) {
        run.freed_lock = freed;
      }
    }
    return {};
  }

  Result<void> record(std::vector<RunEvent>& events) {
    CLOUD_CHECK(write());
    for (RunEvent& event : events) {
      event.sequence = static_cast<std::int64_t>(all_events.size()) + 1;
      all_events.push_back(event);
    }
    return {};
  }

  Result<void> update_steps(const std::vector<Step>& steps,
                            std::vector<RunEvent>& events) override {
    for (const Step& step : steps) {
      on_step(step);
      if (step.state == StepState::intent && lost_lock(step.run)) {
        return fail(ErrorCode::locked, "the lock was freed");
      }
    }
    CLOUD_CHECK(record(events));
    for (const Step& step : steps) {
      put(step);
    }
    return {};
  }

  Result<void> finish_run(const Run& run, std::vector<RunEvent>& events) override {
    CLOUD_CHECK(record(events));
    std::replace_if(
        all_runs.begin(), all_runs.end(), [&run](const Run& known) { return known.id == run.id; },
        run);
    return {};
  }

  Result<bool> settle_run(const Settlement& settlement, std::vector<RunEvent>& events) override {
    const auto found = find_run(settlement.run.id);
    if (!*found || (*found)->state != RunState::running) {
      return false;
    }
    CLOUD_CHECK(update_steps(settlement.steps, events));
    for (const DeployedStack& stack : settlement.deployed) {
      deployed_stacks[stack.stack] = stack;
    }
    for (const StackName& stack : settlement.gone) {
      deployed_stacks.erase(stack);
    }
    std::vector<RunEvent> told;
    CLOUD_CHECK(finish_run(settlement.run, told));
    return true;
  }

  Result<void> put_deployed(const DeploymentId&, const EnvironmentName&,
                            const DeployedStack& stack) override {
    CLOUD_CHECK(write());
    deployed_stacks[stack.stack] = stack;
    return {};
  }
  Result<void> erase_deployed(const DeploymentId&, const EnvironmentName&,
                              const StackName& stack) override {
    CLOUD_CHECK(write());
    deployed_stacks.erase(stack);
    return {};
  }
  Result<Version> add_version(const Run& run, const VersionContent& content) override {
    on_version();
    if (lost_lock(run.id)) {
      return fail(ErrorCode::locked, "the lock was freed");
    }
    made_versions.push_back(
        {static_cast<std::int64_t>(made_versions.size()) + 1, run.id, {}, content});
    return made_versions.back();
  }

  Result<std::optional<Run>> find_run(const RunId& id) override {
    for (const Run& run : all_runs) {
      if (run.id == id) {
        return run;
      }
    }
    return std::nullopt;
  }
  Result<std::vector<Run>> runs(const DeploymentId&, const std::optional<EnvironmentName>&,
                                int) override {
    return std::vector<Run>(all_runs.rbegin(), all_runs.rend());
  }
  Result<std::vector<Step>> steps(const RunId& run) override {
    std::vector<Step> found;
    std::copy_if(all_steps.begin(), all_steps.end(), std::back_inserter(found),
                 [&run](const Step& step) { return step.run == run; });
    return found;
  }
  Result<std::vector<RunEvent>> events(const RunId&, std::int64_t, int) override {
    return all_events;
  }
  Result<std::vector<DeployedStack>> deployed(const DeploymentId&,
                                              const EnvironmentName&) override {
    std::vector<DeployedStack> found;
    for (const auto& [name, stack] : deployed_stacks) {
      found.push_back(stack);
    }
    return found;
  }
  Result<std::vector<Version>> versions(const DeploymentId&, const EnvironmentName&,
                                        int limit) override {
    const auto count = std::min(made_versions.size(), static_cast<size_t>(limit));
    return std::vector<Version>(made_versions.rbegin(),
                                made_versions.rbegin() + static_cast<std::ptrdiff_t>(count));
  }
  Result<std::optional<Version>> find_version(const DeploymentId&, const EnvironmentName&,
                                              std::int64_t number) override {
    const auto found =
        std::find_if(made_versions.begin(), made_versions.end(),
                     [number](const Version& version) { return version.number == number; });
    return found == made_versions.end() ? std::nullopt : std::optional(*found);
  }
  Result<std::vector<std::chrono::milliseconds>>
  durations(const DeploymentId&, const EnvironmentName&, const StackName&, int) override {
    return std::vector<std::chrono::milliseconds>{};
  }

  // What else happens at these moments, in another process.
  std::function<void()> on_version = [] {};
  std::function<void(const Step&)> on_step = [](const Step&) {};

  std::vector<Run> all_runs;
  std::vector<Step> all_steps;
  std::vector<RunEvent> all_events;
  std::vector<std::string> history; // "network intent", "network running", …
  std::map<StackName, DeployedStack> deployed_stacks;
  std::vector<Version> made_versions;
  int fail_from = 0;  // 0: never
  int fail_times = 0; // 0: all from there on
  int writes = 0;

private:
  static bool holds_lock(const Run& run, const DeploymentId& deployment,
                         const EnvironmentName& environment) {
    return run.state == RunState::running && run.operation != Operation::preview &&
           !run.freed_lock && run.deployment == deployment && run.environment == environment;
  }
  [[nodiscard]] bool lost_lock(const RunId& id) const {
    return std::any_of(all_runs.begin(), all_runs.end(),
                       [&id](const Run& run) { return run.id == id && run.freed_lock; });
  }

  void put(const Step& step) {
    history.push_back(step.stack.str() + " " + to_string(step.state));
    for (Step& known : all_steps) {
      if (known.run == step.run && known.stack == step.stack && known.attempt == step.attempt) {
        known = step;
        return;
      }
    }
    all_steps.push_back(step);
  }

  Result<void> write() {
    ++writes;
    const bool again = fail_times == 0 || writes < fail_from + fail_times;
    if (fail_from != 0 && writes >= fail_from && again) {
      return fail(ErrorCode::unavailable, "cannot write the store: No space left on device");
    }
    return {};
  }
};

} // namespace cloud::test_support
