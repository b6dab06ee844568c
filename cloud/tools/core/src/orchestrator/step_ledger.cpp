#include "orchestrator/step_ledger.hpp"

#include "orchestrator/deployed_record.hpp"
#include "orchestrator/event_data.hpp"
#include "orchestrator/program_reads.hpp"

#include <utility>

namespace cloud::orchestrator {

void StepLedger::begun(const StackName& stack) {
  scheduler_.started(stack);
  if (const int layer = layers_.started(stack); layer != 0) {
    Value data;
    data.set("layer", layer);
    journal_.add("layer.started", std::move(data));
  }
}

void StepLedger::skipped(Step step, const planner::Decision& decision) {
  end(step, StepState::skipped);
  if (step.action == StepAction::remove) {
    // Somebody else took it away.
    erase(step.stack);
  }
  tell("stack.skipped", data_of(decision), step);
  ++outcome_.summary.skipped;
  journal_.keep(step);
  release(step, planner::Outcome::skipped);
}

void StepLedger::verified(Attempt attempt, ResourceChanges changes, const DeployedStack& known) {
  Step& step = attempt.step;
  step.changes = std::move(changes);
  if (auto record = deployed_record(states_, request_.run, request_.project, step);
      record && record->has_value()) {
    DeployedStack deployed = **std::move(record);
    deployed.run = known.run;
    deployed.last_result = StepState::completed;
    deployed.deployed_at = known.deployed_at;
    deployed.duration = known.duration;
    deployed.snapshot = step.snapshot;
    note_reads(step, deployed);
    put(deployed);
  }
  skipped(std::move(step), {Verdict::skip, {"No changes: a preview found none"}});
}

void StepLedger::found_changes(Attempt attempt, ResourceChanges changes) {
  Step& step = attempt.step;
  step.changes = std::move(changes);
  end(step, StepState::completed);
  Value data;
  data.set("changes", data_of(step.changes));
  journal_.add("stack.verified", std::move(data), step.stack);
  (void)journal_.update(step);
}

void StepLedger::completed(Attempt attempt, ResourceChanges changes) {
  Step& step = attempt.step;
  step.changes = std::move(changes);
  end(step, StepState::completed);
  Value data;
  data.set("changes", data_of(step.changes));
  data.set("durationMs", took(attempt));
  data.set("attempt", step.attempt);
  remember_stack(attempt);
  tell("stack.completed", std::move(data), step);
  ++outcome_.summary.deployed;
  outcome_.deployed.push_back(step.stack);
  settle(step, planner::Outcome::succeeded);
}

void StepLedger::failed(Attempt attempt, ResourceChanges changes, Failure failure) {
  Step& step = attempt.step;
  tell_failure(attempt, std::move(changes), failure, Value());
  remember_stack(attempt);
  outcome_.failures[step.stack] = std::move(failure);
  ++outcome_.summary.failed;
  settle(step, planner::Outcome::failed);
}

void StepLedger::cancelled(Attempt attempt, ResourceChanges changes) {
  Step& step = attempt.step;
  step.changes = std::move(changes);
  end(step, StepState::cancelled);
  remember_stack(attempt);
  Value data;
  data.set("changes", data_of(step.changes));
  data.set("durationMs", took(attempt));
  tell("stack.cancelled", std::move(data), step);
  ++outcome_.summary.cancelled;
  settle(step, planner::Outcome::cancelled);
}

void StepLedger::failed_for_now(Attempt attempt, ResourceChanges changes, Failure failure,
                                std::chrono::milliseconds delay) {
  tell_failure(attempt, std::move(changes), std::move(failure), Value(std::int64_t{delay.count()}));
  (void)journal_.update(attempt.step);
}

void StepLedger::cancel_waiting() {
  for (const StackName& stack : scheduler_.cancel()) {
    Step step;
    step.run = request_.run.id;
    step.stack = stack;
    end(step, StepState::cancelled);
    journal_.add("stack.cancelled", Value(Value::Map{}), stack);
    (void)journal_.update(step);
    ++outcome_.summary.cancelled;
    settle_in_layer(stack);
  }
}

void StepLedger::tell_failure(Attempt& attempt, ResourceChanges changes, Failure failure,
                              Value retry_in) {
  Step& step = attempt.step;
  step.changes = std::move(changes);
  end(step, StepState::failed);
  Value data = data_of(failure);
  data.set("changes", data_of(step.changes));
  data.set("durationMs", took(attempt));
  data.set("attempt", step.attempt);
  data.set("retryInMs", std::move(retry_in));
  step.failure = std::move(failure);
  tell("stack.failed", std::move(data), step);
}

void StepLedger::end(Step& step, StepState state) {
  step.state = state;
  step.finished_at = clock_.now();
}

void StepLedger::settle(const Step& step, planner::Outcome outcome) {
  (void)journal_.update(step);
  release(step, outcome);
}

void StepLedger::release(const Step& step, planner::Outcome outcome) {
  for (const planner::BlockedStack& blocked : scheduler_.finished(step.stack, outcome)) {
    block(blocked);
  }
  settle_in_layer(step.stack);
}

void StepLedger::settle_in_layer(const StackName& stack) {
  if (const int layer = layers_.settled(stack); layer != 0) {
    Value data;
    data.set("layer", layer);
    journal_.add("layer.completed", std::move(data));
  }
}

void StepLedger::block(const planner::BlockedStack& blocked) {
  Step step;
  step.run = request_.run.id;
  step.stack = blocked.stack;
  step.blocked_by = blocked.by.str();
  end(step, StepState::blocked);
  Value data;
  data.set("by", blocked.by.str());
  journal_.add("stack.blocked", std::move(data), blocked.stack);
  (void)journal_.update(step);
  ++outcome_.summary.blocked;
  settle_in_layer(blocked.stack);
}

// What the program read by itself is part of what the stack was made from.
void StepLedger::note_reads(const Step& step, DeployedStack& deployed) {
  JudgedReads judged = judge_reads(archive_.reads(step), preparation_.declared_reads(step.stack));
  deployed.unproven = std::move(judged.unproven);
  for (const std::string& name : judged.comparable) {
    if (deployed.key.consumed.find(name) == nullptr) {
      if (auto value = preparation_.look_up(name)) {
        deployed.key.consumed.set(name, *std::move(value));
        // The program may have read what was there before.
        if (step.started_at && preparation_.changed_since(name, *step.started_at)) {
          deployed.unproven.push_back("it reads " + name + ", which changed while it ran");
        }
      } else {
        deployed.unproven.push_back("it reads " + name + ", which cannot be read now");
      }
    }
  }
}

void StepLedger::remember_stack(const Attempt& attempt) {
  const Step& step = attempt.step;
  preparation_.forget(step.stack);
  if (step.preview) {
    return; // it has changed nothing
  }
  const auto record = deployed_record(states_, request_.run, request_.project, step);
  if (!record) {
    return; // the state cannot be read now; what was known of the stack stays
  }
  if (!record->has_value()) {
    return erase(step.stack);
  }
  DeployedStack deployed = **record;
  deployed.run = made_by(step);
  deployed.deployed_at = clock_.now();
  deployed.duration = clock_.steady() - attempt.began;
  if (step.state == StepState::completed && step.action != StepAction::remove) {
    note_reads(step, deployed);
    Value data;
    data.set("outputs", deployed.outputs);
    journal_.add("output", std::move(data), step.stack);
  }
  put(deployed);
}

// The end of a step is not told without what it has left: it would run once more.
void StepLedger::put(const DeployedStack& deployed) {
  const Run& run = request_.run;
  if (journal_.failure()) {
    return;
  }
  if (const auto stored = store_.put_deployed(run.deployment, run.environment, deployed); !stored) {
    journal_.give_up(stored.error());
  }
}

void StepLedger::erase(const StackName& stack) {
  const Run& run = request_.run;
  if (journal_.failure()) {
    return;
  }
  if (const auto erased = store_.erase_deployed(run.deployment, run.environment, stack); !erased) {
    journal_.give_up(erased.error());
  }
}

void StepLedger::tell(const char* type, Value data, const Step& step) {
  journal_.add(type, with_action(std::move(data), request_.run, step), step.stack);
}

// A stack that went back is again what an earlier run had made.
RunId StepLedger::made_by(const Step& step) const {
  if (step.action == StepAction::restore && step.state == StepState::completed) {
    for (const PlannedStack& planned : request_.plan.stacks) {
      if (planned.name == step.stack && !planned.restored_run.empty()) {
        return planned.restored_run;
      }
    }
  }
  return request_.run.id;
}

Value StepLedger::took(const Attempt& attempt) const {
  return Value(std::int64_t{(clock_.steady() - attempt.began).count()});
}

} // namespace cloud::orchestrator
