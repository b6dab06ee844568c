#include "orchestrator/run_loop.hpp"

#include "orchestrator/event_data.hpp"
#include "orchestrator/retry.hpp"
#include "orchestrator/run_failures.hpp"
#include "planner/plan.hpp"

#include <algorithm>
#include <utility>

namespace cloud::orchestrator {
namespace {

using std::chrono::milliseconds;

// How long a wait lasts when nothing is due: only an upper bound, news end it at once.
constexpr milliseconds k_idle_wait{60'000};
// A step is late when it takes twice the expected time, but never before this.
constexpr milliseconds k_shortest_timeout = std::chrono::minutes(10);

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
  next.action = step.action;
  next.before = step.before;
  next.attempt = step.attempt + 1;
  return next;
}

} // namespace

RunLoop::RunLoop(const RunRequest& request, const planner::Graph& graph, RunServices& services,
                 Journal& journal, RunOutcome& outcome)
    : request_(request), services_(services), journal_(journal), outcome_(outcome),
      scheduler_(graph, planner::expected_durations(request.plan), request.barriers),
      preparation_(request.place(), services.programs, services.states, services.inputs),
      launcher_(request, services.engine, services.snapshots, journal, services.clock),
      ledger_(request, scheduler_, journal, services.states, preparation_, services.archive,
              services.store, services.clock, outcome),
      progress_(request, scheduler_, journal, services.clock), planned_(by_name(request.plan)) {}

Result<void> RunLoop::run() {
  const milliseconds begun = services_.clock.steady();
  // Read while the lock is held: nobody changes it any more.
  CLOUD_TRY(const std::vector<DeployedStack> deployed,
            services_.store.deployed(request_.run.deployment, request_.run.environment));
  decider_.emplace(preparation_, deployed, request_.policy);
  while (!scheduler_.done()) {
    heed_interrupts();
    heed_freed_lock();
    heed_deadlines();
    start_retries();
    start_ready_steps();
    progress_.tell();
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
  if (journal_.failure()) {
    return fail(*journal_.failure()); // of the last step
  }
  outcome_.summary.duration = services_.clock.steady() - begun;
  return {};
}

void RunLoop::cancel_all() {
  ledger_.cancel_waiting();
}

void RunLoop::start_ready_steps() {
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
    active.attempt.step.action = planned_.at(stack).action;
    active.attempt.step.attempt = planned_.at(stack).first_attempt;
    start(active);
  }
}

void RunLoop::start(ActiveStep& active) {
  Attempt& attempt = active.attempt;
  attempt.began = services_.clock.steady();
  progress_.starts(attempt.step.stack, attempt.began);
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
  if (attempt.step.attempt == planned_.at(attempt.step.stack).first_attempt) {
    attempt.step.before = decided->before;
  }
  active.in_doubt = decided->decision.verdict == Verdict::verify;
  attempt.step.preview = !active.decided && (active.in_doubt || request_.approval);
  // What this attempt leaves behind must not make a later one look unchanged.
  active.decided = !attempt.step.preview;
  if (auto launched = launcher_.launch(attempt.step, std::move(decided->prepared)); !launched) {
    if (launched.error().code == ErrorCode::locked) {
      heed_freed_lock();
      return ledger_.cancelled(take(active), {});
    }
    fail_step(active, failure_from(launched.error()), {});
  }
}

Result<DecidedStep> RunLoop::decide(const StackName& stack) {
  const PlannedStack& planned = planned_.at(stack);
  switch (planned.action) {
  case StepAction::remove:
    return decider_->decide_destroy(stack);
  case StepAction::restore: {
    CLOUD_TRY(Snapshot snapshot, services_.snapshots.get(planned.snapshot));
    return decider_->decide_restore(stack, std::move(snapshot), planned.fresh_values);
  }
  case StepAction::apply:
    break;
  }
  return decider_->decide_deploy(stack);
}

void RunLoop::start_retries() {
  for (auto& [stack, active] : active_) {
    if (active.retry_at && *active.retry_at <= services_.clock.steady()) {
      active.attempt.step = next_attempt(active.attempt.step);
      start(active);
      // Starting may settle the step and change the map: look again from the beginning.
      return start_retries();
    }
  }
}

void RunLoop::heed_interrupts() {
  const int requested = services_.interrupts.requested();
  while (interrupts_heeded_ < requested) {
    ++interrupts_heeded_;
    outcome_.interrupted = true;
    if (interrupts_heeded_ == 1) {
      cancel();
    } else {
      stop_all(interrupts_heeded_ == 2 ? StopLevel::forceful : StopLevel::kill);
    }
  }
}

// Others may change the environment by now. What runs is not asked to end: only it knows how to end
// its stack well, and Pulumi locks that by itself.
void RunLoop::heed_freed_lock() {
  const auto run = services_.store.find_run(request_.run.id);
  if (outcome_.run.freed_lock || !run || !*run || !(*run)->freed_lock) {
    return;
  }
  outcome_.run.freed_lock = (*run)->freed_lock;
  outcome_.interrupted = true;
  journal_.add("lock.freed", data_of(*outcome_.run.freed_lock));
  cancelling_ = true;
  ledger_.cancel_waiting();
  drop_retries();
}

// Nothing more starts, and what runs is asked to end.
void RunLoop::cancel() {
  cancelling_ = true;
  ledger_.cancel_waiting();
  stop_all(StopLevel::graceful);
}

void RunLoop::heed_deadlines() {
  for (auto& [stack, active] : active_) {
    if (!active.timed_out && !active.retry_at && active.deadline <= services_.clock.steady()) {
      active.timed_out = true;
      services_.engine.stop(stack, StopLevel::graceful);
    }
  }
}

void RunLoop::stop_all(StopLevel level) {
  for (auto& [stack, active] : active_) {
    if (!active.retry_at) {
      services_.engine.stop(stack, level);
    }
  }
  drop_retries();
}

void RunLoop::drop_retries() {
  std::vector<StackName> waiting_for_retry;
  for (auto& [stack, active] : active_) {
    if (active.retry_at) {
      waiting_for_retry.push_back(stack);
    }
  }
  for (const StackName& stack : waiting_for_retry) {
    ledger_.cancelled(take(active_.at(stack)), {});
  }
}

void RunLoop::handle(const EngineEvent& event) {
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

void RunLoop::settle(const StackName& stack, StepResult result) {
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

// A preview was to show that nothing changes, or nothing else than was agreed to. Where something
// would that may, the step runs after all.
void RunLoop::conclude_preview(ActiveStep& active, ResourceChanges changes) {
  if (auto objection = objection_to(active.attempt.step)) {
    return fail_step(active, *std::move(objection), {});
  }
  const bool unchanged = std::all_of(changes.begin(), changes.end(), [](const auto& change) {
    return change.first == "same" || change.second == 0;
  });
  if (unchanged && active.in_doubt) {
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

std::optional<Failure> RunLoop::objection_to(const Step& step) {
  if (!request_.approval) {
    return std::nullopt;
  }
  // Names of resources only: the configuration, which would mask values, is not needed.
  const auto preview = services_.previews.read(step.stack, step.workspace, Value());
  if (!preview) {
    return failure_from(preview.error());
  }
  const auto others = planner::not_approved(*request_.approval, step.stack, preview->changes);
  return others.empty() ? std::nullopt : std::optional(not_agreed_to(others));
}

void RunLoop::fail_step(ActiveStep& active, Failure failure, ResourceChanges changes) {
  const Step& step = active.attempt.step;
  const int tries = step.attempt - planned_.at(step.stack).first_attempt + 1;
  const auto delay = cancelling_ ? std::nullopt : retry_delay(failure, tries);
  if (delay) {
    active.retry_at = services_.clock.steady() + *delay;
    progress_.starts(step.stack, *active.retry_at);
    ledger_.failed_for_now(active.attempt, std::move(changes), std::move(failure), *delay);
    return;
  }
  ledger_.failed(take(active), std::move(changes), std::move(failure));
  if (request_.fail_fast && !cancelling_) {
    cancel();
  }
}

// The attempt of a step that is about to settle, and with it the step is active no longer.
Attempt RunLoop::take(ActiveStep& active) {
  Attempt attempt = std::move(active.attempt);
  active_.erase(attempt.step.stack);
  progress_.ended(attempt.step.stack);
  return attempt;
}

milliseconds RunLoop::wait_time() const {
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

milliseconds RunLoop::deadline_for(const StackName& stack) const {
  const milliseconds late = std::max(2 * planned_.at(stack).expected, k_shortest_timeout);
  const auto limit = request_.timeouts.find(stack);
  return limit == request_.timeouts.end() ? late : std::min(late, limit->second);
}

} // namespace cloud::orchestrator
