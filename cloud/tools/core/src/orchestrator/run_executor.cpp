#include "orchestrator/run_executor.hpp"

#include "orchestrator/event_data.hpp"
#include "orchestrator/run_failures.hpp"

#include <algorithm>
#include <utility>

namespace cloud::orchestrator {
namespace {

struct Ending {
  RunState state;
  const char* event;
};

Ending ending_of(const RunOutcome& outcome) {
  if (outcome.interrupted) {
    return {RunState::cancelled, "deployment.cancelled"};
  }
  if (outcome.rollback == RollbackResult::complete) {
    return {RunState::rolled_back, "deployment.rolled_back"};
  }
  if (outcome.summary.failed > 0) {
    return {RunState::failed, "deployment.failed"};
  }
  return {RunState::completed, "deployment.completed"};
}

// After a partial failure all that is wanted is there, and only a leftover could not be removed:
// going back would remove what is good and meet the same leftover.
bool calls_for_rollback(const RunOutcome& outcome) {
  return std::any_of(outcome.failures.begin(), outcome.failures.end(), [](const auto& failed) {
    return failed.second.kind != FailureClass::partial;
  });
}

void in_order_of_plan(std::vector<StackName>& names, const Plan& plan) {
  std::vector<StackName> ordered;
  for (const PlannedStack& stack : plan.stacks) {
    if (std::find(names.begin(), names.end(), stack.name) != names.end()) {
      ordered.push_back(stack.name);
    }
  }
  names = std::move(ordered);
}

// True where a run that did not complete has made a stack what it is, so that no version tells of
// it.
bool has_untold(const std::vector<DeployedStack>& deployed, const std::optional<Version>& newest) {
  return std::any_of(deployed.begin(), deployed.end(), [&newest](const DeployedStack& stack) {
    if (stack.version || stack.snapshot.empty()) {
      return false;
    }
    if (!newest) {
      return true;
    }
    const auto told = newest->content.stacks.find(stack.stack);
    return told == newest->content.stacks.end() || told->second != stack.snapshot;
  });
}

// Undoing something is expected to take as long as doing it.
void expect_as_in(const Plan& done, std::vector<PlannedStack>& undone) {
  for (PlannedStack& stack : undone) {
    const auto same =
        std::find_if(done.stacks.begin(), done.stacks.end(),
                     [&stack](const auto& other) { return other.name == stack.name; });
    stack.expected = same == done.stacks.end() ? stack.expected : same->expected;
  }
}

// A new state of the environment: every stack that is deployed in it now.
VersionContent content_of(const std::vector<DeployedStack>& deployed, std::string manifest) {
  VersionContent content;
  content.manifest = std::move(manifest);
  for (const DeployedStack& stack : deployed) {
    content.stacks[stack.stack] = stack.snapshot;
  }
  return content;
}

} // namespace

RunExecutor::RunExecutor(RunRequest request, const planner::Graph& graph, RunServices services)
    : request_(std::move(request)), graph_(graph), services_(std::move(services)),
      journal_(request_.run, services_.store, services_.sink, services_.clock),
      loop_(request_, graph_, services_, journal_, outcome_) {
  outcome_.run = request_.run;
}

Result<RunOutcome> RunExecutor::run() {
  announce();
  if (auto opened = services_.engine.open(request_.session); !opened) {
    return refuse(opened.error());
  }
  CLOUD_CHECK(loop_.run());
  loop_.heed_freed_lock(); // since it last looked
  if (calls_for_rollback(outcome_) && !outcome_.interrupted &&
      request_.rollback != RollbackPolicy::never) {
    CLOUD_CHECK(roll_back());
  }
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
  loop_.cancel_all();
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

Result<void> RunExecutor::roll_back() {
  CLOUD_TRY(const RollbackPlan plan, plan_rollback(services_.store, services_.states, request_.run,
                                                   request_.project, graph_));
  if (plan.stacks.empty() && plan.left.empty()) {
    return {}; // nothing was changed
  }
  const bool asks = request_.rollback == RollbackPolicy::ask && !plan.stacks.empty();
  if (asks && !services_.agrees_to_rollback(plan)) {
    outcome_.rollback = RollbackResult::declined;
    return {};
  }
  return undo(plan);
}

// Another pass of this run: its lock is held on, and its events go on.
Result<void> RunExecutor::undo(const RollbackPlan& plan) {
  RunRequest request = request_;
  request.plan.stacks = plan.stacks;
  request.plan.layers.clear();
  expect_as_in(request_.plan, request.plan.stacks);
  request.fail_fast = false;
  request.approval.reset(); // of what was to be done, not of its undoing
  in_order_of_plan(outcome_.deployed, request_.plan);
  RunOutcome undone;
  undone.run = request_.run;
  journal_.add("rollback.started", data_of(plan, request_, outcome_));
  journal_.flush(); // before anything of it starts
  RunLoop loop(request, plan.graph, services_, journal_, undone);
  CLOUD_CHECK(loop.run());
  const RunSummary& summary = undone.summary;
  const bool complete = plan.left.empty() && !undone.interrupted &&
                        summary.failed + summary.blocked + summary.cancelled == 0;
  outcome_.rollback = complete ? RollbackResult::complete : RollbackResult::incomplete;
  outcome_.rollback_failures = std::move(undone.failures);
  outcome_.interrupted = undone.interrupted;
  outcome_.run.freed_lock = undone.run.freed_lock;
  Value data = data_of(summary);
  data.set("complete", complete);
  journal_.add("rollback.completed", std::move(data));
  return {};
}

Result<RunOutcome> RunExecutor::conclude() {
  const Ending ending = ending_of(outcome_);
  outcome_.run.state = ending.state;
  outcome_.run.finished_at = services_.clock.now();
  if (ending.state == RunState::completed && request_.makes_version) {
    const auto added = add_version();
    if (!added && added.error().code == ErrorCode::locked) {
      loop_.heed_freed_lock(); // freed at this very moment
      return conclude();
    }
    CLOUD_CHECK(added);
  }
  journal_.add(ending.event, data_of(outcome_.summary));
  CLOUD_CHECK(journal_.finish(outcome_.run));
  return outcome_;
}

// Where nothing was deployed there is nothing new, unless an earlier run has not come so far as to
// say what it had deployed.
Result<void> RunExecutor::add_version() {
  const Run& run = outcome_.run;
  CLOUD_TRY(const auto deployed, services_.store.deployed(run.deployment, run.environment));
  if (outcome_.summary.deployed == 0) {
    CLOUD_TRY(const auto newest, services_.store.latest_version(run.deployment, run.environment));
    if (!has_untold(deployed, newest)) {
      return {};
    }
  }
  CLOUD_TRY(std::string manifest, services_.snapshots.put_manifest(request_.manifest));
  CLOUD_CHECK(services_.store.add_version(run, content_of(deployed, std::move(manifest))));
  return {};
}

} // namespace cloud::orchestrator
