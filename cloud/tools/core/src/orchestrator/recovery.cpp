#include "orchestrator/recovery.hpp"

#include "orchestrator/deployed_record.hpp"
#include "orchestrator/event_data.hpp"
#include "orchestrator/journal.hpp"
#include "orchestrator/program_reads.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace cloud::orchestrator {
namespace {

// Runs that never ended are among the newest: an environment has one at a time.
constexpr int k_runs_to_look_at = 20;
// Plans are told in the first events of a run.
constexpr int k_events_to_look_at = 10'000;

Failure lost_failure() {
  return {.kind = FailureClass::critical,
          .code = "engine_lost",
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

bool was_told(const std::vector<RunEvent>& events, std::string_view type) {
  return std::any_of(events.begin(), events.end(),
                     [type](const RunEvent& event) { return event.type == type; });
}

void count(StepState state, RunSummary& summary) {
  switch (state) {
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

Result<void> Recovery::settle_run(const Run& run, const PulumiProject& project) {
  CLOUD_TRY(std::vector<Step> steps, store_.steps(run.id));
  Journal journal(run, store_, sink_, clock_);
  Settlement settlement;
  settlement.run = run;
  std::map<StackName, StepState> outcomes; // of the last attempt of each stack
  TimePoint last_end = run.started_at;
  for (Step& step : steps) {
    if (!is_settled(step.state)) {
      settle_step(project, step, journal, settlement);
    }
    outcomes[step.stack] = step.state;
    last_end = std::max(last_end, step.finished_at.value_or(last_end));
  }
  CLOUD_TRY(const std::vector<RunEvent> events, store_.events(run.id, 0, k_events_to_look_at));
  for (Step& step : never_started(run, steps, events)) {
    journal.add("stack.cancelled", Value(Value::Map{}), step.stack);
    outcomes[step.stack] = step.state;
    settlement.steps.push_back(std::move(step));
  }
  if (run.freed_lock && !was_told(events, "lock.freed")) {
    journal.add("lock.freed", data_of(*run.freed_lock));
  }
  RunSummary summary;
  for (const auto& [stack, state] : outcomes) {
    count(state, summary);
  }
  settlement.run.state = RunState::interrupted;
  settlement.run.finished_at = clock_.now();
  summary.duration = last_end - run.started_at;
  Value data = data_of(summary);
  data.set("interrupted", true);
  journal.add("deployment.failed", std::move(data));
  return journal.settle(settlement);
}

void Recovery::settle_step(const PulumiProject& project, Step& step, Journal& journal,
                           Settlement& settlement) {
  find_result(step);
  const auto duration = *step.finished_at - step.started_at.value_or(*step.finished_at);
  Value data = step.failure ? data_of(*step.failure) : Value(Value::Map{});
  data.set("changes", data_of(step.changes));
  data.set("durationMs", std::int64_t{duration.count()});
  data.set("attempt", step.attempt);
  if (step.state == StepState::failed) {
    data.set("retryInMs", Value());
  }
  journal.add(event_type(step.state), std::move(data), step.stack);
  settlement.steps.push_back(step);
  if (step.preview) {
    return; // it has changed nothing
  }
  const auto record = deployed_record(states_, settlement.run, project, step);
  if (record && *record) {
    DeployedStack deployed = **record;
    deployed.deployed_at = *step.finished_at;
    deployed.duration = duration;
    note_unknown_reads(step, deployed);
    settlement.deployed.push_back(std::move(deployed));
  } else if (record) {
    settlement.gone.push_back(step.stack);
  }
}

// What the program read by itself has not been compared with anything: the outputs may be others by
// now.
void Recovery::note_unknown_reads(const Step& step, DeployedStack& deployed) {
  const JudgedReads judged = judge_reads(archive_.reads(step), {});
  const bool all_known = std::all_of(
      judged.comparable.begin(), judged.comparable.end(),
      [&step](const std::string& name) { return step.key.consumed.find(name) != nullptr; });
  if (!judged.unproven.empty() || !all_known) {
    deployed.unproven.emplace_back("nobody knows what its program read");
  }
}

void Recovery::find_result(Step& step) {
  step.finished_at = clock_.now();
  if (step.state == StepState::intent && !step.guard) {
    step.state = StepState::cancelled; // nothing had been spawned
    return;
  }
  const auto archived = archive_.result(step);
  if (!archived) {
    step.state = StepState::failed;
    step.failure = lost_failure();
    return;
  }
  step.finished_at = archived->ended_at.value_or(*step.finished_at);
  if (const auto* succeeded = std::get_if<Succeeded>(&archived->result)) {
    // What a preview was to decide is not decided.
    step.state = step.preview ? StepState::cancelled : StepState::completed;
    step.changes = succeeded->changes;
  } else if (const auto* failed = std::get_if<Failed>(&archived->result)) {
    step.state = StepState::failed;
    step.failure = failed->failure;
    step.changes = failed->changes;
  } else {
    step.state = StepState::cancelled;
  }
}

std::vector<Step> Recovery::never_started(const Run& run, const std::vector<Step>& steps,
                                          const std::vector<RunEvent>& events) {
  std::vector<Step> waiting;
  for (const RunEvent& event : events) {
    const bool begun = std::any_of(steps.begin(), steps.end(), [&event](const Step& step) {
      return step.stack == event.stack;
    });
    if (event.type == "stack.planned" && !begun) {
      Step step;
      step.run = run.id;
      step.stack = event.stack;
      step.state = StepState::cancelled;
      step.finished_at = clock_.now();
      waiting.push_back(std::move(step));
    }
  }
  return waiting;
}

} // namespace cloud::orchestrator
