#include "orchestrator/run_executor.hpp"

#include "orchestrator/event_data.hpp"
#include "orchestrator/retry.hpp"
#include "orchestrator/run_failures.hpp"

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

// A record of its own: what the earlier attempt left behind stays with that attempt.
Step next_attempt(const Step& step) {
  Step next;
  next.run = step.run;
  next.stack = step.stack;
  next.attempt = step.attempt + 1;
  return next;
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
      preparation_(request_.place(), services.programs, services.states, services.inputs),
      launcher_(request_, services.engine, journal_, services.clock),
      ledger_(request_, scheduler_, journal_, services.states, preparation_, services.archive,
              services.store, services.clock, outcome_),
      planned_(by_name(request_.plan)) {
  outcome_.run = request_.run;
}

Result<RunOutcome> RunExecutor::run() {
  const milliseconds begun = services_.clock.steady();
  announce();
  // Read while the lock is held: nobody changes it any more.
  CLOUD_TRY(const std::vector<DeployedStack> deployed,
            services_.store.deployed(request_.run.deployment, request_.run.environment));
  decider_.emplace(preparation_, deployed, request_.policy);
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
  ledger_.cancel_waiting();
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
    ledger_.begun(stack);
    ActiveStep& active = active_[stack];
    active.attempt.step.run = request_.run.id;
    active.attempt.step.stack = stack;
    start(active);
  }
}

void RunExecutor::start(ActiveStep& active) {
  Attempt& attempt = active.attempt;
  attempt.began = services_.clock.steady();
  active.deadline = attempt.began + deadline_for(attempt.step.stack);
  active.retry_at.reset();
  auto decided = decide(attempt.step.stack);
  if (!decided) {
    return fail_step(active, failure_from(decided.error()), {});
  }
  if (!active.decided && decided->decision.verdict == Verdict::skip) {
    attempt.step.key = std::move(decided->prepared.key);
    return ledger_.skipped(take(active).step, decided->decision);
  }
  attempt.step.preview = !active.decided && decided->decision.verdict == Verdict::verify;
  // What this attempt leaves behind must not make a later one look unchanged.
  active.decided = !attempt.step.preview;
  if (auto launched = launcher_.launch(attempt.step, std::move(decided->prepared)); !launched) {
    fail_step(active, failure_from(launched.error()), {});
  }
}

Result<DecidedStep> RunExecutor::decide(const StackName& stack) {
  return request_.run.operation == Operation::destroy ? decider_->decide_destroy(stack)
                                                      : decider_->decide_deploy(stack);
}

void RunExecutor::start_retries() {
  for (auto& [stack, active] : active_) {
    if (active.retry_at && *active.retry_at <= services_.clock.steady()) {
      active.attempt.step = next_attempt(active.attempt.step);
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
      cancel();
    } else {
      stop_all(interrupts_heeded_ == 2 ? StopLevel::forceful : StopLevel::kill);
    }
  }
}

// Nothing more starts, and what runs is asked to end.
void RunExecutor::cancel() {
  cancelling_ = true;
  ledger_.cancel_waiting();
  stop_all(StopLevel::graceful);
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
    ledger_.cancelled(take(active_.at(stack)), {});
  }
}

void RunExecutor::handle(const EngineEvent& event) {
  const bool preview = active_.at(event.stack).attempt.step.preview;
  if (const auto* finished = std::get_if<StepFinished>(&event.what)) {
    settle(event.stack, finished->result);
  } else if (preview && !std::holds_alternative<Diagnostic>(event.what)) {
    return; // what a preview tells of resources does not happen
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
  ResourceChanges changes = std::visit([](const auto& ended) { return ended.changes; }, result);
  if (std::holds_alternative<Succeeded>(result) && active.attempt.step.preview) {
    conclude_preview(active, std::move(changes));
  } else if (std::holds_alternative<Succeeded>(result)) {
    ledger_.completed(take(active), std::move(changes));
  } else if (active.timed_out) {
    outcome_.timed_out = true;
    const milliseconds taken = services_.clock.steady() - active.attempt.began;
    fail_step(active, out_of_time(taken), std::move(changes));
  } else if (auto* failed = std::get_if<Failed>(&result)) {
    fail_step(active, std::move(failed->failure), std::move(changes));
  } else if (cancelling_) {
    ledger_.cancelled(take(active), std::move(changes));
  } else {
    fail_step(active, stopped_from_outside(), std::move(changes));
  }
}

// A preview was to show that nothing changes. Where something would, the step runs after all.
void RunExecutor::conclude_preview(ActiveStep& active, ResourceChanges changes) {
  const bool unchanged = std::all_of(changes.begin(), changes.end(), [](const auto& change) {
    return change.first == "same" || change.second == 0;
  });
  if (unchanged) {
    const StackName stack = active.attempt.step.stack;
    return ledger_.verified(take(active), std::move(changes), *decider_->known(stack));
  }
  ledger_.found_changes(active.attempt, std::move(changes));
  if (cancelling_) {
    return ledger_.cancelled(take(active), {});
  }
  active.decided = true;
  active.attempt.step = next_attempt(active.attempt.step);
  start(active);
}

void RunExecutor::fail_step(ActiveStep& active, Failure failure, ResourceChanges changes) {
  const auto delay = cancelling_ ? std::nullopt : retry_delay(failure, active.attempt.step.attempt);
  if (delay) {
    active.retry_at = services_.clock.steady() + *delay;
    ledger_.failed_for_now(active.attempt, std::move(changes), std::move(failure), *delay);
    return;
  }
  ledger_.failed(take(active), std::move(changes), std::move(failure));
  if (request_.fail_fast && !cancelling_) {
    cancel();
  }
}

// The attempt of a step that is about to settle, and with it the step is active no longer.
Attempt RunExecutor::take(ActiveStep& active) {
  Attempt attempt = std::move(active.attempt);
  active_.erase(attempt.step.stack);
  return attempt;
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
  const bool is_new = outcome_.summary.deployed > 0;
  if (is_new && outcome_.run.state == RunState::completed &&
      request_.run.operation == Operation::deploy) {
    CLOUD_CHECK(services_.store.add_version(outcome_.run, version_content(request_.plan)));
  }
  CLOUD_CHECK(journal_.finish(outcome_.run));
  return outcome_;
}

} // namespace cloud::orchestrator
