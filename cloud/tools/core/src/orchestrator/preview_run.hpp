#pragma once

#include "model/preview.hpp"
#include "orchestrator/run_request.hpp"
#include "orchestrator/step_decider.hpp"
#include "orchestrator/step_preparation.hpp"
#include "planner/scheduler.hpp"
#include "ports/clock.hpp"
#include "ports/engine.hpp"
#include "ports/event_sink.hpp"
#include "ports/interrupts.hpp"
#include "ports/previews.hpp"
#include "ports/programs.hpp"
#include "ports/stack_states.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cloud::orchestrator {

enum class PreviewState {
  unchanged, // proven, or found by Pulumi
  changes,
  failed,
  blocked, // a stack that it depends on failed
  cancelled,
};

[[nodiscard]] const char* to_string(PreviewState state);

// What a deploy would do to a stack, as far as it can be told beforehand.
struct PreviewedStack {
  StackName stack;
  PreviewState state = PreviewState::cancelled;
  std::vector<std::string> reasons; // why it would run, or need not
  StackPreview preview;
  std::optional<Failure> failure;
  StackName blocked_by;
};

struct PreviewOutcome {
  std::vector<PreviewedStack> stacks; // in the order of the plan
  RunSummary summary;                 // `deployed` counts stacks that would change
  bool interrupted = false;
};

// What a preview works with. All of it outlives it.
struct PreviewServices {
  Engine& engine; // works on copies of the states
  Programs& programs;
  StackStates& states;
  StepInputs& inputs;
  Previews& previews;
  EventSink& sink;
  Interrupts& interrupts;
  const Clock& clock;
};

// Asks Pulumi what a deploy of the whole graph would do, upstream stacks first: the outputs that
// one preview expects are what the next one starts from, and what is not known yet stays unknown.
// Stacks that are proven unchanged under these circumstances are not asked about. Nothing is
// recorded: events go to the listener only.
class PreviewRun {
public:
  // The request is that of a deploy.
  PreviewRun(RunRequest request, const planner::Graph& graph,
             const std::vector<DeployedStack>& deployed, PreviewServices services);

  // Errors: what keeps the engine from starting anything at all.
  [[nodiscard]] Result<PreviewOutcome> run();

private:
  void start_ready();
  void start(const StackName& stack);
  [[nodiscard]] Result<void> launch(const StackName& stack, PreparedStep prepared);
  void handle(const EngineEvent& event);
  void finish(const StackName& stack, const StepResult& result);
  void succeed(PreviewedStack& previewed, const ResourceChanges& changes);
  void fail_stack(PreviewedStack& previewed, Failure failure);
  void settle(PreviewedStack& previewed);
  void heed_interrupts();
  void stop_all(StopLevel level);
  void tell(const char* type, Value data, const StackName& stack = {});
  [[nodiscard]] std::filesystem::path workspace_of(const StackName& stack) const;

  RunRequest request_;
  PreviewServices services_;
  planner::Scheduler scheduler_;
  StepPreparation preparation_;
  StepDecider decider_;
  PreviewOutcome outcome_;
  std::map<StackName, size_t> places_; // in the outcome
  std::map<StackName, Value> active_;  // with the configuration that each was given
  std::map<StackName, std::chrono::milliseconds> begun_;
  std::int64_t sequence_ = 0;
  int interrupts_heeded_ = 0;
};

} // namespace cloud::orchestrator
