#pragma once

#include "ports/clock.hpp"
#include "ports/run_store.hpp"
#include "store/sqlite/store_file.hpp"

namespace cloud::store {

// The run store of one installation, in one SQLite file. What belongs to a run can only be written
// while the run is `running`: a process whose run was taken over learns it from a `conflict`, one
// whose lock was freed learns it from a `locked` when it wants to begin something.
// For one thread at a time.
class SqliteRunStore : public RunStore {
public:
  SqliteRunStore(StoreFile& file, Clock& clock) : file_(file), clock_(clock) {}

  // A preview is recorded but takes no lock: it changes nothing.
  [[nodiscard]] Result<void>
  begin_run(const Run& run, const std::function<bool(const Run& holder)>& may_take_over) override;
  [[nodiscard]] Result<std::optional<Run>> lock_holder(const DeploymentId& deployment,
                                                       const EnvironmentName& environment) override;
  [[nodiscard]] Result<void> free_lock(const RunId& run, const FreedLock& freed) override;
  [[nodiscard]] Result<void> update_steps(const std::vector<Step>& steps,
                                          std::vector<RunEvent>& events) override;
  [[nodiscard]] Result<void> finish_run(const Run& run, std::vector<RunEvent>& events) override;
  [[nodiscard]] Result<bool> settle_run(const Settlement& settlement,
                                        std::vector<RunEvent>& events) override;

  [[nodiscard]] Result<void> put_deployed(const DeploymentId& deployment,
                                          const EnvironmentName& environment,
                                          const DeployedStack& stack) override;
  [[nodiscard]] Result<void> erase_deployed(const DeploymentId& deployment,
                                            const EnvironmentName& environment,
                                            const StackName& stack) override;
  [[nodiscard]] Result<Version> add_version(const Run& run, const VersionContent& content) override;

  [[nodiscard]] Result<std::optional<Run>> find_run(const RunId& id) override;
  [[nodiscard]] Result<std::vector<Run>> runs(const DeploymentId& deployment,
                                              const std::optional<EnvironmentName>& environment,
                                              int limit) override;
  // Every attempt, in the order of first being recorded.
  [[nodiscard]] Result<std::vector<Step>> steps(const RunId& run) override;
  [[nodiscard]] Result<std::vector<RunEvent>> events(const RunId& run, std::int64_t after,
                                                     int limit) override;
  // In the order of their names.
  [[nodiscard]] Result<std::vector<DeployedStack>>
  deployed(const DeploymentId& deployment, const EnvironmentName& environment) override;
  [[nodiscard]] Result<std::vector<Version>>
  versions(const DeploymentId& deployment, const EnvironmentName& environment, int limit) override;
  [[nodiscard]] Result<std::optional<Version>> find_version(const DeploymentId& deployment,
                                                            const EnvironmentName& environment,
                                                            std::int64_t number) override;
  // Of completed deploys only.
  [[nodiscard]] Result<std::vector<std::chrono::milliseconds>>
  durations(const DeploymentId& deployment, const EnvironmentName& environment,
            const StackName& stack, int limit) override;

private:
  StoreFile& file_;
  Clock& clock_;
};

} // namespace cloud::store
