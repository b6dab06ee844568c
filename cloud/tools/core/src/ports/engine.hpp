#pragma once

#include "model/names.hpp"
#include "model/run.hpp"
#include "model/step_result.hpp"
#include "model/value.hpp"
#include "ports/programs.hpp"
#include "ports/stack_states.hpp"
#include "util/result.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace cloud {

enum class EngineOperation { up, preview, destroy, refresh };

// What Pulumi is asked to do for a step.
[[nodiscard]] inline EngineOperation operation_of(const Step& step) {
  if (step.preview) {
    return EngineOperation::preview;
  }
  return step.action == StepAction::remove ? EngineOperation::destroy : EngineOperation::up;
}

// Everything the engine needs to run one stack once.
struct StepRequest {
  RunId run;
  StackName stack;
  int attempt = 1;
  EngineOperation operation = EngineOperation::up;
  PulumiProject project;
  PulumiStackName pulumi_stack;    // <ID>-<stack>-<environment>
  std::filesystem::path workspace; // folder of this attempt, made by the engine
  Value config;                    // resolved; keys as in the Pulumi stack file ("network:vpcCidr")
};

// What a run needs from the engine before its first step.
struct EngineSession {
  RunId run;
  std::filesystem::path directory; // .cloud/runs/<run>
  bool simulated = false;
  std::string account;
  std::string region;
  bool runs_programs = true; // false for a destroy: nothing needs to be bundled or warmed
  // Of the environment, which programs may read besides what they always find there.
  std::vector<std::string> variables;
  int slots = 1;
  int steps = 0; // how many stacks are expected to start; more may
};

// Where a stack's state was put before the step touches it.
struct UndoPoint {
  std::filesystem::path file; // empty: there was no state yet
  std::string state_identity;
};

// --- what a running step tells -------------------------------------------------------------------

struct ResourceStarted {
  std::string urn;
  std::string type;
  std::string operation; // create, update, delete, replace, …
};
struct ResourceCompleted {
  std::string urn;
  std::string type;
  std::string operation;
  std::string id;
  std::chrono::milliseconds duration{0};
};
struct ResourceFailed {
  std::string urn;
  std::string type;
  std::string operation;
  std::string message;
  std::chrono::milliseconds duration{0};
};
struct Diagnostic {
  std::string severity; // info, warning, error
  std::string message;  // secrets masked
  std::string urn;
};
struct StepFinished {
  StepResult result;
};

struct EngineEvent {
  StackName stack;
  std::variant<ResourceStarted, ResourceCompleted, ResourceFailed, Diagnostic, StepFinished> what;
};

// How hard a running step is stopped. One SIGINT lets Pulumi finish what is in flight; a second one
// may orphan resources; the last rung kills.
enum class StopLevel { graceful, forceful, kill };

// Runs stacks. One object serves one run; all calls come from one thread.
// The order of a step is: write_workspace → record_undo_point → start → wait… until StepFinished.
// `start` returns as soon as the guard that owns Pulumi is known, and Pulumi is spawned only when
// `release` is called: in between the caller makes the guard's identity durable.
class Engine {
public:
  virtual ~Engine() = default;

  // Finds or builds the toolchain. Where steps are expected, starts what they share and warms the
  // first hosts; else the first step does.
  [[nodiscard]] virtual Result<void> open(const EngineSession& session) = 0;
  [[nodiscard]] virtual Result<void> write_workspace(const StepRequest& request,
                                                     const StackCode& code) = 0;
  [[nodiscard]] virtual Result<UndoPoint> record_undo_point(const StepRequest& request) = 0;
  [[nodiscard]] virtual Result<ProcessIdentity> start(const StepRequest& request) = 0;
  [[nodiscard]] virtual Result<void> release(const StackName& stack) = 0;
  virtual void stop(const StackName& stack, StopLevel level) = 0;

  // Blocks until something happened, the user interrupted, or the time is over. Never fails: what
  // goes wrong with a step arrives as its StepFinished.
  [[nodiscard]] virtual std::vector<EngineEvent> wait(std::chrono::milliseconds at_most) = 0;
};

} // namespace cloud
