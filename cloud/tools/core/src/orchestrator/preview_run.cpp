#include "orchestrator/preview_run.hpp"

#include "orchestrator/event_data.hpp"
#include "orchestrator/run_failures.hpp"
#include "planner/plan.hpp"

#include <utility>

namespace cloud::orchestrator {
namespace {

using std::chrono::milliseconds;

// How long a wait lasts: only an upper bound, news end it at once.
constexpr milliseconds k_idle_wait{60'000};

} // namespace

const char* to_string(PreviewState state) {
  switch (state) {
  case PreviewState::unchanged:
    return "unchanged";
  case PreviewState::changes:
    return "changes";
  case PreviewState::failed:
    return "failed";
  case PreviewState::blocked:
    return "blocked";
  case PreviewState::cancelled:
    return "cancelled";
  }
  return "cancelled";
}

PreviewRun::PreviewRun(RunRequest request, const planner::Graph& graph,
                       const std::vector<DeployedStack>& deployed, PreviewServices services)
    : request_(std::move(request)), services_(services),
      scheduler_(graph, planner::expected_durations(request_.plan), request_.barriers),
      preparation_(request_.place(), services_.programs, services_.states, services_.inputs),
      decider_(preparation_, deployed, request_.policy) {
  for (const PlannedStack& stack : request_.plan.stacks) {
    places_[stack.name] = outcome_.stacks.size();
    outcome_.stacks.emplace_back().stack = stack.name;
  }
}

Result<PreviewOutcome> PreviewRun::run() {
  const milliseconds begun = services_.clock.steady();
  tell("deployment.started", data_of(request_));
  for (const PlannedStack& stack : request_.plan.stacks) {
    tell("stack.planned", data_of(stack), stack.name);
  }
  CLOUD_CHECK(services_.engine.open(request_.session));
  while (!scheduler_.done()) {
    heed_interrupts();
    start_ready();
    if (scheduler_.done()) {
      break;
    }
    for (const EngineEvent& event : services_.engine.wait(k_idle_wait)) {
      handle(event);
    }
  }
  outcome_.summary.duration = services_.clock.steady() - begun;
  tell(outcome_.interrupted          ? "deployment.cancelled"
       : outcome_.summary.failed > 0 ? "deployment.failed"
                                     : "deployment.completed",
       data_of(outcome_.summary));
  return std::move(outcome_);
}

void PreviewRun::start_ready() {
  while (!outcome_.interrupted &&
         scheduler_.running() < static_cast<size_t>(request_.session.slots)) {
    const auto ready = scheduler_.ready(1);
    if (ready.empty()) {
      return;
    }
    scheduler_.started(ready.front());
    start(StackName(ready.front()));
  }
}

void PreviewRun::start(const StackName& stack) {
  PreviewedStack& previewed = outcome_.stacks[places_.at(stack)];
  begun_[stack] = services_.clock.steady();
  auto decided = decider_.decide_deploy(stack);
  if (!decided) {
    return fail_stack(previewed, failure_from(decided.error()));
  }
  previewed.reasons = decided->decision.reasons;
  if (decided->decision.verdict == Verdict::skip) {
    previewed.state = PreviewState::unchanged;
    ++outcome_.summary.skipped;
    tell("stack.skipped", data_of(decided->decision), stack);
    return settle(previewed);
  }
  if (const auto launched = launch(stack, std::move(decided->prepared)); !launched) {
    fail_stack(previewed, failure_from(launched.error()));
  }
}

Result<void> PreviewRun::launch(const StackName& stack, PreparedStep prepared) {
  const Run& run = request_.run;
  PulumiProject copies{.name = request_.project.name};
  const StepRequest step{.run = run.id,
                         .stack = stack,
                         .operation = EngineOperation::preview,
                         .project = std::move(copies),
                         .pulumi_stack = pulumi_stack_name(run.deployment, stack, run.environment),
                         .workspace = workspace_of(stack),
                         .config = prepared.config};
  CLOUD_CHECK(services_.engine.write_workspace(step, prepared.code));
  CLOUD_CHECK(services_.engine.record_undo_point(step)); // makes the stack where it is new
  CLOUD_CHECK(services_.engine.start(step));
  active_[stack] = std::move(prepared.config);
  Value data;
  data.set("attempt", 1);
  data.set("preview", true);
  tell("stack.started", std::move(data), stack);
  return services_.engine.release(stack);
}

void PreviewRun::handle(const EngineEvent& event) {
  if (const auto* finished = std::get_if<StepFinished>(&event.what)) {
    finish(event.stack, finished->result);
  } else if (const auto* diagnostic = std::get_if<Diagnostic>(&event.what)) {
    tell("diagnostic", data_of(*diagnostic), event.stack);
  }
}

void PreviewRun::finish(const StackName& stack, const StepResult& result) {
  PreviewedStack& previewed = outcome_.stacks[places_.at(stack)];
  if (const auto* succeeded = std::get_if<Succeeded>(&result)) {
    succeed(previewed, succeeded->changes);
  } else if (const auto* failed = std::get_if<Failed>(&result)) {
    fail_stack(previewed, failed->failure);
  } else if (outcome_.interrupted) {
    ++outcome_.summary.cancelled;
    tell("stack.cancelled", Value(Value::Map{}), stack);
    settle(previewed);
  } else {
    fail_stack(previewed, stopped_from_outside());
  }
}

void PreviewRun::succeed(PreviewedStack& previewed, const ResourceChanges& changes) {
  const StackName& stack = previewed.stack;
  auto read = services_.previews.read(stack, workspace_of(stack), active_.at(stack));
  if (!read) {
    return fail_stack(previewed, failure_from(read.error()));
  }
  previewed.preview = *std::move(read);
  previewed.preview.outputs_change = changes.contains("output");
  previewed.state =
      previewed.preview.is_unchanged() ? PreviewState::unchanged : PreviewState::changes;
  if (previewed.state == PreviewState::changes) {
    // What its dependents will find. An unchanged stack keeps what it has, secrets too.
    preparation_.foresee(stack, previewed.preview.outputs);
    ++outcome_.summary.deployed;
  } else {
    ++outcome_.summary.skipped;
  }
  Value data;
  data.set("changes", data_of(changes));
  data.set("durationMs", (services_.clock.steady() - begun_.at(stack)).count());
  tell("stack.previewed", std::move(data), stack);
  settle(previewed);
}

void PreviewRun::fail_stack(PreviewedStack& previewed, Failure failure) {
  previewed.state = PreviewState::failed;
  ++outcome_.summary.failed;
  Value data = data_of(failure);
  data.set("durationMs", (services_.clock.steady() - begun_.at(previewed.stack)).count());
  tell("stack.failed", std::move(data), previewed.stack);
  previewed.failure = std::move(failure);
  settle(previewed);
}

void PreviewRun::settle(PreviewedStack& previewed) {
  active_.erase(previewed.stack);
  const planner::Outcome outcome =
      previewed.state == PreviewState::failed      ? planner::Outcome::failed
      : previewed.state == PreviewState::cancelled ? planner::Outcome::cancelled
                                                   : planner::Outcome::succeeded;
  for (const planner::BlockedStack& blocked : scheduler_.finished(previewed.stack, outcome)) {
    PreviewedStack& other = outcome_.stacks[places_.at(blocked.stack)];
    other.state = PreviewState::blocked;
    other.blocked_by = blocked.by;
    ++outcome_.summary.blocked;
    Value data;
    data.set("by", blocked.by.str());
    tell("stack.blocked", std::move(data), blocked.stack);
  }
}

// As in a deploy: the first asks Pulumi to end, the second insists, the third kills. A preview
// leaves nothing behind whatever it takes.
void PreviewRun::heed_interrupts() {
  const int requested = services_.interrupts.requested();
  while (interrupts_heeded_ < requested) {
    ++interrupts_heeded_;
    if (!outcome_.interrupted) {
      outcome_.interrupted = true;
      for (const StackName& stack : scheduler_.cancel()) {
        ++outcome_.summary.cancelled;
        tell("stack.cancelled", Value(Value::Map{}), stack);
      }
    }
    stop_all(interrupts_heeded_ == 1   ? StopLevel::graceful
             : interrupts_heeded_ == 2 ? StopLevel::forceful
                                       : StopLevel::kill);
  }
}

void PreviewRun::stop_all(StopLevel level) {
  for (const auto& [stack, config] : active_) {
    services_.engine.stop(stack, level);
  }
}

void PreviewRun::tell(const char* type, Value data, const StackName& stack) {
  services_.sink.on_event({.sequence = ++sequence_,
                           .type = type,
                           .time = services_.clock.now(),
                           .run = request_.run.id,
                           .deployment = request_.run.deployment,
                           .environment = request_.run.environment,
                           .stack = stack,
                           .data = std::move(data)});
}

std::filesystem::path PreviewRun::workspace_of(const StackName& stack) const {
  return request_.session.directory / stack.str();
}

} // namespace cloud::orchestrator
