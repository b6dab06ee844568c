#include "orchestrator/recovery.hpp"

#include "orchestrator/deployed_record.hpp"
#include "orchestrator/event_data.hpp"
#include "orchestrator/journal.hpp"

#include <algorithm>
#include <utility>

namespace cloud::orchestrator {
namespace {

// Runs that never ended are among the newest: an environment has one at a time.
constexpr int k_runs_to_look_at = 20;

Failure lost_failure() {
  return {.kind = FailureClass::critical,
          .code = "EngineLost",
          .message = "Pulumi was killed in the middle of its work",
          .advice = "deploy again; resources that were being created at that moment are shown as "
                    "pending operations"};
}

const char* event_type(StepState state) {
  switch (state) {
  case StepState::completed:
    return "stack.completed";
  case StepState::failed:
    return "stack.failed";
  default:
    return "stack.cancelled";
  }
}

void count(const Step& step, RunSummary& summary) {
  switch (step.state) {
  case StepState::completed:
    ++summary.deployed;
    break;
  case StepState::skipped:
    ++summary.skipped;
    break;
  case StepState::failed:
    ++summary.failed;
    break;
  case StepState::blocked:
    ++summary.blocked;
    break;
  default:
    ++summary.cancelled;
  }
}

} // namespace

bool Recovery::is_abandoned(const Run& run) {
  if (is_alive_(run.owner)) {
    return false;
  }
  const auto steps = store_.steps(run.id);
  return steps && std::none_of(steps->begin(), steps->end(), [this](const Step& step) {
           return !is_settled(step.state) && step.guard && is_alive_(*step.guard);
         });
}

Result<std::vector<Run>> Recovery::settle(const DeploymentId& deployment,
                                          const EnvironmentName& environment,
                                          const PulumiProject& project) {
  CLOUD_TRY(const std::vector<Run> runs, store_.runs(deployment, environment, k_runs_to_look_at));
  std::vector<Run> going_on;
  for (const Run& run : runs) {
    if (run.state != RunState::running) {
      continue;
    }
    if (is_abandoned(run)) {
      CLOUD_CHECK(settle_run(run, project));
    } else {
      going_on.push_back(run);
    }
  }
  return going_on;
}

Result<void> Recovery::settle_run(Run run, const PulumiProject& project) {
  CLOUD_TRY(std::vector<Step> steps, store_.steps(run.id));
  Journal journal(run, store_, sink_, clock_);
  RunSummary summary;
  for (Step& step : steps) {
    if (!is_settled(step.state)) {
      settle_step(run, step);
      Value data = step.failure ? data_of(*step.failure) : Value(Value::Map{});
      data.set("changes", data_of(step.changes));
      data.set("attempt", step.attempt);
      journal.add(event_type(step.state), std::move(data), step.stack);
      if (const auto record = deployed_record(states_, run, project, step); record && *record) {
        DeployedStack deployed = **record;
        deployed.deployed_at = clock_.now();
        CLOUD_CHECK(store_.put_deployed(run.deployment, run.environment, deployed));
      } else if (record) {
        CLOUD_CHECK(store_.erase_deployed(run.deployment, run.environment, step.stack));
      }
      CLOUD_CHECK(journal.update(step));
    }
    count(step, summary);
  }
  run.state = RunState::interrupted;
  run.finished_at = clock_.now();
  summary.duration = *run.finished_at - run.started_at;
  Value data = data_of(summary);
  data.set("interrupted", true);
  journal.add("deployment.failed", std::move(data));
  return journal.finish(run);
}

void Recovery::settle_step(const Run& run, Step& step) {
  step.finished_at = clock_.now();
  if (step.state == StepState::intent && !step.guard) {
    step.state = StepState::cancelled; // nothing had been spawned
    return;
  }
  const auto result = archive_.result(run, step);
  if (!result) {
    step.state = StepState::failed;
    step.failure = lost_failure();
  } else if (const auto* succeeded = std::get_if<Succeeded>(&*result)) {
    step.state = StepState::completed;
    step.changes = succeeded->changes;
  } else if (const auto* failed = std::get_if<Failed>(&*result)) {
    step.state = StepState::failed;
    step.failure = failed->failure;
    step.changes = failed->changes;
  } else {
    step.state = StepState::cancelled;
  }
}

} // namespace cloud::orchestrator
