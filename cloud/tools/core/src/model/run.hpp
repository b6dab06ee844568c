#pragma once

#include "model/names.hpp"
#include "model/step_action.hpp"
#include "model/step_result.hpp"
#include "util/error.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

enum class Operation { deploy, destroy, preview, rollback };
enum class RunState {
  running,
  completed,
  failed,
  cancelled,
  interrupted,
  rolled_back, // failed, and what it had changed was undone
};
enum class StepState {
  waiting,
  intent,  // durable decision to run, nothing spawned yet
  running, // Pulumi has been spawned
  completed,
  skipped,
  failed,
  blocked, // a dependency did not succeed
  cancelled,
};

[[nodiscard]] constexpr bool is_settled(StepState state) {
  return state != StepState::waiting && state != StepState::intent && state != StepState::running;
}

// Identifies a process beyond the reuse of its pid (start time in clock ticks since boot, boot id).
struct ProcessIdentity {
  int pid = 0;
  std::uint64_t start_time = 0;
  std::string boot_id;
  bool operator==(const ProcessIdentity&) const = default;
};

// Who took the lock of an environment away from the run that held it, and why.
struct FreedLock {
  std::string user;
  std::string host;
  std::string reason;
  TimePoint at{};
  bool operator==(const FreedLock&) const = default;
};

struct Run {
  RunId id;
  DeploymentId deployment;
  EnvironmentName environment;
  Operation operation = Operation::deploy;
  RunState state = RunState::running;
  std::string user;
  std::string host;
  ProcessIdentity owner;
  TimePoint started_at{};
  std::optional<TimePoint> finished_at;
  std::optional<FreedLock> freed_lock; // others may change the environment since
  bool operator==(const Run&) const = default;
};

// What one attempt started from, to tell whether another would do anything; recorded before Pulumi
// starts.
struct StepKey {
  std::string code;      // hash of the bundle's closure
  std::string toolchain; // versions of Pulumi, SDKs and Node
  std::string target;    // simulated or not, account, region
  Value config;          // map: "network:vpcCidr" -> the resolved value, secrets as keyed digests
  Value consumed;        // map: "network.vpcId" -> the same of what came from elsewhere
  bool operator==(const StepKey&) const = default;
};

// How a stack stood before a run touched it: what a rollback of that run goes back to.
struct StackBefore {
  bool existed = false; // it had resources
  SnapshotId snapshot;  // of its last successful step; empty when none is known
  RunId run;            // that step's
  bool operator==(const StackBefore&) const = default;
};

struct Step {
  RunId run;
  StackName stack;
  int attempt = 1;
  StepState state = StepState::waiting;
  StepAction action = StepAction::apply;
  bool preview = false; // only looked at what would change, in order to decide
  StepKey key;
  SnapshotId snapshot;    // of what this attempt applies; empty where it removes
  StackBefore before;     // the same for every attempt of a stack in a run
  std::string workspace;  // folder of this attempt
  std::string undo_point; // file with the state as it was before, empty when there was none
  std::optional<ProcessIdentity> guard;
  std::string blocked_by; // stack that did not succeed
  std::optional<Failure> failure;
  ResourceChanges changes;
  std::optional<TimePoint> started_at;
  std::optional<TimePoint> finished_at;
  bool operator==(const Step&) const = default;
};

// What makes up a state of an environment.
struct VersionContent {
  std::string manifest;                   // names its text, see Snapshots::manifest
  std::map<StackName, SnapshotId> stacks; // every stack that was deployed
  bool operator==(const VersionContent&) const = default;
};

// The N-th successful state of an environment.
struct Version {
  std::int64_t number = 0;
  RunId run;
  TimePoint created_at{};
  VersionContent content;
  bool operator==(const Version&) const = default;
};

// The last known deployed state of one stack in one environment.
struct DeployedStack {
  StackName stack;
  RunId run;
  StepState last_result = StepState::completed;
  StepKey key;
  std::string state_identity; // hash of Pulumi's checkpoint as we left it
  // What else its program depends on, in words ("it reads the file /etc/hosts"): with any of it, an
  // equal key is no proof that nothing has changed.
  std::vector<std::string> unproven;
  SnapshotId snapshot; // of its last successful step, which may be older than `run`
  int resources = 0;
  Value outputs; // secrets masked
  TimePoint deployed_at{};
  std::chrono::milliseconds duration{0};
  // The version of the environment that `run` became; none when that run did not complete. Known
  // from the run, so storing it has no effect.
  std::optional<std::int64_t> version;
  bool operator==(const DeployedStack&) const = default;
};

// "ada on build-7 has been running deploy R1 since 2025-10-09 14:30:00 UTC"
[[nodiscard]] std::string activity_of(const Run& run);

// Why a second run of the environment cannot begin: `holder` holds its lock.
[[nodiscard]] Error locked_by(const Run& holder);

// <ID>-<stack>-<environment>: how Pulumi knows a stack.
[[nodiscard]] PulumiStackName pulumi_stack_name(const DeploymentId& deployment,
                                                const StackName& stack,
                                                const EnvironmentName& environment);

[[nodiscard]] const char* to_string(Operation operation);
[[nodiscard]] const char* to_string(RunState state);
[[nodiscard]] const char* to_string(StepState state);
[[nodiscard]] const char* to_string(FailureClass kind);
[[nodiscard]] std::optional<Operation> operation_from(std::string_view text);
[[nodiscard]] std::optional<RunState> run_state_from(std::string_view text);
[[nodiscard]] std::optional<StepState> step_state_from(std::string_view text);
[[nodiscard]] std::optional<FailureClass> failure_class_from(std::string_view text);

} // namespace cloud
