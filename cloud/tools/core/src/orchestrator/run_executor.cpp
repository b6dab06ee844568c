#include "orchestrator/run_executor.hpp"

#include "orchestrator/deployed_record.hpp"
#include "orchestrator/event_data.hpp"
#include "orchestrator/retry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::orchestrator {
namespace {

using std::chrono::milliseconds;

// How long a wait lasts when nothing is due: only an upper bound, news end it at once.
constexpr milliseconds k_idle_wait{60'000};
// A step is late when it takes twice the expected time, but never before this.
constexpr milliseconds k_shortest_timeout = std::chrono::minutes(10);

planner::ExpectedDurations expectations(const Plan& plan) {
  planner::ExpectedDurations expected;
  for (const PlannedStack& stack : plan.stacks) {
    expected[stack.name] = stack.expected;
  }
  return expected;
}

std::map<StackName, PlannedStack> by_name(const Plan& plan) {
  std::map<StackName, PlannedStack> stacks;
  for (const PlannedStack& stack : plan.stacks) {
    stacks[stack.name] = stack;
  }
  return stacks;
}

Failure failure_from(const Error& error) {
  Failure failure;
  failure.kind = FailureClass::pre_deployment;
  failure.code = to_string(error.code);
  failure.message = error.message;
  for (const std::string& line : error.context) {
    failure.message += "\n" + line;
  }
  failure.advice = error.hint;
  return failure;
}

// A record of its own: what the earlier attempt left behind stays with that attempt.
Step next_attempt(const Step& step) {
  Step next;
  next.run = step.run;
  next.stack = step.stack;
  next.attempt = step.attempt + 1;
  return next;
}

Failure stopped_from_outside() {
  return {.kind = FailureClass::critical,
          .code = "engine_stopped",
          .message = "Pulumi was told to stop, and not by this run",
          .advice = "what it had begun is finished and recorded; deploy again to go on"};
}

Value version_content(const Plan& plan) {
  Value::List stacks;
  for (const PlannedStack& stack : plan.stacks) {
    stacks.emplace_back(stack.name.str());
  }
  Value content;
  content.set("stacks", Value(std::move(stacks)));
  return content;
}

} // namespace

RunExecutor::RunExecutor(RunRequest request, const planner::Graph& graph, RunServices services)
    : request_(std::move(request)), services_(services),
      scheduler_(graph, expectations(request_.plan)),
      journal_(request_.run, services.store, services.sink, services.clock),
      launcher_(request_, services.engine, services.states, services.inputs, journal_,
                services.clock),
      layers_(request_.plan), planned_(by_name(request_.plan)) {
  outcome_.run = request_.run;
}

Result<RunOutcome> RunExecutor::run() {
  const milliseconds begun = services_.clock.steady();
  announce();
  if (auto opened = services_.engine.open(request_.session); !opened) {
    return refuse(opened.error());
  }
  while (!scheduler_.done()) {
    heed_interrupts();
    heed_deadlines();
    start_retries();
    start_ready_steps();
    journal_.flush();
    if (journal_.failure()) {
      stop_all(StopLevel::graceful);
      return fail(*journal_.failure());
    }
    if (scheduler_.done()) {
      break;
    }
    for (const EngineEvent& event : services_.engine.wait(wait_time())) {
      handle(event);
    }
  }
  outcome_.summary.duration = services_.clock.steady() - begun;
  return conclude();
}

// The run exists by now, so its end is told like that of any other; the error says why.
Result<RunOutcome> RunExecutor::refuse(const Error& error) {
  const Failure failure = failure_from(error);
  Value data;
  data.set("severity", "error");
  data.set("message",
           failure.advice.empty() ? failure.message : failure.message + "\n" + failure.advice);
  journal_.add("diagnostic", std::move(data));
  cancel_waiting();
  outcome_.run.state = RunState::failed;
  outcome_.run.finished_at = services_.clock.now();
  outcome_.refused = error;
  journal_.add("deployment.failed", data_of(outcome_.summary));
  CLOUD_CHECK(journal_.finish(outcome_.run));
  return outcome_;
}

void RunExecutor::announce() {
  journal_.add("deployment.started", data_of(request_));
  for (const PlannedStack& stack : request_.plan.stacks) {
    journal_.add("stack.planned", data_of(stack), stack.name);
  }
  journal_.flush();
}

void RunExecutor::start_ready_steps() {
  while (!cancelling_ && scheduler_.running() < static_cast<size_t>(request_.session.slots)) {
    const auto ready = scheduler_.ready(1);
    if (ready.empty()) {
      return;
    }
    const StackName& stack = ready.front();
    scheduler_.started(stack);
    if (const int layer = layers_.started(stack); layer != 0) {
      Value data;
      data.set("layer", layer);
      journal_.add("layer.started", std::move(data));
    }
    ActiveStep& active = active_[stack];
    active.step.run = request_.run.id;
    active.step.stack = stack;
    start(active);
  }
}

void RunExecutor::start(ActiveStep& active) {
  active.started = services_.clock.steady();
  active.deadline = active.started + deadline_for(active.step.stack);
  active.retry_at.reset();
  if (auto launched = launcher_.launch(active.step); !launched) {
    fail_step(active, failure_from(launched.error()), {});
  }
}

void RunExecutor::start_retries() {
  for (auto& [stack, active] : active_) {
    if (active.retry_at && *active.retry_at <= services_.clock.steady()) {
      active.step = next_attempt(active.step);
      start(active);
      // Starting may settle the step and change the map: look again from the beginning.
      return start_retries();
    }
  }
}

void RunExecutor::heed_interrupts() {
  const int requested = services_.interrupts.requested();
  while (interrupts_heeded_ < requested) {
    ++interrupts_heeded_;
    if (interrupts_heeded_ == 1) {
      cancelling_ = true;
      cancel_waiting();
      stop_all(StopLevel::graceful);
    } else {
      stop_all(interrupts_heeded_ == 2 ? StopLevel::forceful : StopLevel::kill);
    }
  }
}

void RunExecutor::heed_deadlines() {
  for (auto& [stack, active] : active_) {
    if (!active.timed_out && !active.retry_at && active.deadline <= services_.clock.steady()) {
      active.timed_out = true;
      services_.engine.stop(stack, StopLevel::graceful);
    }
  }
}

void RunExecutor::stop_all(StopLevel level) {
  std::vector<StackName> waiting_for_retry;
  for (auto& [stack, active] : active_) {
    if (active.retry_at) {
      waiting_for_retry.push_back(stack);
    } else {
      services_.engine.stop(stack, level);
    }
  }
  for (const StackName& stack : waiting_for_retry) {
    cancel_step(active_.at(stack), {});
  }
}

void RunExecutor::handle(const EngineEvent& event) {
  if (const auto* finished = std::get_if<StepFinished>(&event.what)) {
    settle(event.stack, finished->result);
  } else if (const auto* started = std::get_if<ResourceStarted>(&event.what)) {
    journal_.add("resource.started", data_of(*started), event.stack);
  } else if (const auto* completed = std::get_if<ResourceCompleted>(&event.what)) {
    journal_.add("resource.completed", data_of(*completed), event.stack);
  } else if (const auto* failed = std::get_if<ResourceFailed>(&event.what)) {
    journal_.add("resource.failed", data_of(*failed), event.stack);
  } else if (const auto* diagnostic = std::get_if<Diagnostic>(&event.what)) {
    journal_.add("diagnostic", data_of(*diagnostic), event.stack);
  }
}

void RunExecutor::settle(const StackName& stack, StepResult result) {
  ActiveStep& active = active_.at(stack);
  if (const auto* succeeded = std::get_if<Succeeded>(&result)) {
    return succeed(active, *succeeded);
  }
  if (auto* cancelled = std::get_if<Cancelled>(&result);
      cancelled != nullptr && !active.timed_out) {
    return cancelling_ ? cancel_step(active, std::move(cancelled->changes))
                       : fail_step(active, stopped_from_outside(), std::move(cancelled->changes));
  }
  if (auto* failed = std::get_if<Failed>(&result); failed != nullptr && !active.timed_out) {
    return fail_step(active, std::move(failed->failure), std::move(failed->changes));
  }
  outcome_.timed_out = true;
  const milliseconds taken = services_.clock.steady() - active.started;
  fail_step(active,
            {.kind = FailureClass::critical,
             .code = "timed_out",
             .message = fmt::format("stopped after {} s, more than twice the expected time",
                                    taken.count() / 1000),
             .advice = "look at the resource that was in progress, then deploy again; a slow "
                       "resource needs a longer timeout in the stack template"},
            {});
}

void RunExecutor::succeed(ActiveStep& active, const Succeeded& result) {
  Step& step = active.step;
  step.state = StepState::completed;
  step.changes = result.changes;
  Value data;
  data.set("changes", data_of(result.changes));
  data.set("durationMs", (services_.clock.steady() - active.started).count());
  data.set("attempt", step.attempt);
  step.finished_at = services_.clock.now();
  remember_state(step);
  journal_.add("stack.completed", std::move(data), step.stack);
  ++outcome_.summary.deployed;
  finish_step(active, planner::Outcome::succeeded);
}

void RunExecutor::fail_step(ActiveStep& active, Failure failure, ResourceChanges changes) {
  Step& step = active.step;
  step.changes = std::move(changes);
  const auto delay = cancelling_ ? std::nullopt : retry_delay(failure, step.attempt);
  Value data = data_of(failure);
  data.set("changes", data_of(step.changes));
  data.set("durationMs", (services_.clock.steady() - active.started).count());
  data.set("attempt", step.attempt);
  data.set("retryInMs", delay ? Value(std::int64_t{delay->count()}) : Value());
  step.failure = failure;
  journal_.add("stack.failed", std::move(data), step.stack);
  if (delay) {
    active.retry_at = services_.clock.steady() + *delay;
    step.state = StepState::failed;
    step.finished_at = services_.clock.now();
    (void)journal_.update(step);
    return;
  }
  step.state = StepState::failed;
  step.finished_at = services_.clock.now();
  remember_state(step);
  outcome_.failures[step.stack] = std::move(failure);
  ++outcome_.summary.failed;
  finish_step(active, planner::Outcome::failed);
  if (request_.fail_fast && !cancelling_) {
    cancelling_ = true;
    cancel_waiting();
    stop_all(StopLevel::graceful);
  }
}

void RunExecutor::cancel_step(ActiveStep& active, ResourceChanges changes) {
  Step& step = active.step;
  step.state = StepState::cancelled;
  step.changes = std::move(changes);
  step.finished_at = services_.clock.now();
  remember_state(step);
  Value data;
  data.set("changes", data_of(step.changes));
  data.set("durationMs", (services_.clock.steady() - active.started).count());
  journal_.add("stack.cancelled", std::move(data), step.stack);
  ++outcome_.summary.cancelled;
  finish_step(active, planner::Outcome::cancelled);
}

void RunExecutor::finish_step(ActiveStep& active, planner::Outcome outcome) {
  const StackName stack = active.step.stack;
  (void)journal_.update(active.step); // a failure is kept by the journal and ends the run
  active_.erase(stack);
  for (const planner::BlockedStack& blocked : scheduler_.finished(stack, outcome)) {
    block(blocked);
  }
  settle_in_layer(stack);
}

void RunExecutor::settle_in_layer(const StackName& stack) {
  if (const int layer = layers_.settled(stack); layer != 0) {
    Value data;
    data.set("layer", layer);
    journal_.add("layer.completed", std::move(data));
  }
}

void RunExecutor::block(const planner::BlockedStack& blocked) {
  Step step;
  step.run = request_.run.id;
  step.stack = blocked.stack;
  step.state = StepState::blocked;
  step.blocked_by = blocked.by.str();
  step.finished_at = services_.clock.now();
  Value data;
  data.set("by", blocked.by.str());
  journal_.add("stack.blocked", std::move(data), blocked.stack);
  (void)journal_.update(step);
  ++outcome_.summary.blocked;
  settle_in_layer(blocked.stack);
}

void RunExecutor::cancel_waiting() {
  for (const StackName& stack : scheduler_.cancel()) {
    Step step;
    step.run = request_.run.id;
    step.stack = stack;
    step.state = StepState::cancelled;
    step.finished_at = services_.clock.now();
    journal_.add("stack.cancelled", Value(Value::Map{}), stack);
    (void)journal_.update(step);
    ++outcome_.summary.cancelled;
    settle_in_layer(stack);
  }
}

void RunExecutor::remember_state(const Step& step) {
  const auto record = deployed_record(services_.states, request_.run, request_.project, step);
  if (!record) {
    return; // the state cannot be read now; what was known of the stack stays
  }
  const Run& run = request_.run;
  if (!record->has_value()) {
    (void)services_.store.erase_deployed(run.deployment, run.environment, step.stack);
    return;
  }
  DeployedStack deployed = **record;
  deployed.deployed_at = services_.clock.now();
  deployed.duration = services_.clock.steady() - active_.at(step.stack).started;
  if (step.state == StepState::completed && run.operation == Operation::deploy) {
    Value data;
    data.set("outputs", deployed.outputs);
    journal_.add("output", std::move(data), step.stack);
  }
  (void)services_.store.put_deployed(run.deployment, run.environment, deployed);
}

milliseconds RunExecutor::wait_time() const {
  const milliseconds now = services_.clock.steady();
  milliseconds at_most = k_idle_wait;
  for (const auto& [stack, active] : active_) {
    if (active.retry_at || !active.timed_out) {
      const milliseconds due = active.retry_at.value_or(active.deadline);
      at_most = std::min(at_most, std::max(due - now, milliseconds{0}));
    }
  }
  return at_most;
}

milliseconds RunExecutor::deadline_for(const StackName& stack) const {
  const milliseconds late = std::max(2 * planned_.at(stack).expected, k_shortest_timeout);
  const auto limit = request_.timeouts.find(stack);
  return limit == request_.timeouts.end() ? late : std::min(late, limit->second);
}

Result<RunOutcome> RunExecutor::conclude() {
  const bool cancelled = interrupts_heeded_ > 0;
  const bool failed = outcome_.summary.failed > 0;
  outcome_.run.state = cancelled ? RunState::cancelled
                       : failed  ? RunState::failed
                                 : RunState::completed;
  outcome_.run.finished_at = services_.clock.now();
  journal_.add(cancelled ? "deployment.cancelled"
               : failed  ? "deployment.failed"
                         : "deployment.completed",
               data_of(outcome_.summary));
  if (outcome_.run.state == RunState::completed && request_.run.operation == Operation::deploy) {
    CLOUD_CHECK(services_.store.add_version(outcome_.run, version_content(request_.plan)));
  }
  CLOUD_CHECK(journal_.finish(outcome_.run));
  return outcome_;
}

} // namespace cloud::orchestrator
