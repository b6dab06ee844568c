#include "orchestrator/journal.hpp"

#include <utility>

namespace cloud::orchestrator {

void Journal::add(std::string type, Value data, const StackName& stack) {
  gathered_.push_back({.sequence = 0,
                       .type = std::move(type),
                       .time = clock_.now(),
                       .run = run_.id,
                       .deployment = run_.deployment,
                       .environment = run_.environment,
                       .stack = stack,
                       .data = std::move(data)});
}

void Journal::flush() {
  if (!failure_ && (!gathered_.empty() || !steps_.empty())) {
    (void)show(store_.update_steps(std::exchange(steps_, {}), gathered_));
  }
}

Result<void> Journal::update(const Step& step) {
  if (failure_) {
    return fail(*failure_);
  }
  steps_.push_back(step);
  auto stored = store_.update_steps(steps_, gathered_);
  if (!stored && stored.error().code == ErrorCode::locked) {
    // The store works: it refuses this step, and what was gathered before is still to be told.
    steps_.pop_back();
    return stored;
  }
  steps_.clear();
  return show(std::move(stored));
}

Result<void> Journal::finish(const Run& run) {
  if (!steps_.empty()) {
    flush();
  }
  if (failure_) {
    return fail(*failure_);
  }
  return show(store_.finish_run(run, gathered_));
}

Result<void> Journal::settle(const Settlement& settlement) {
  const Result<bool> written = store_.settle_run(settlement, gathered_);
  if (written && !*written) {
    gathered_.clear();
    return {};
  }
  return show(written ? Result<void>{} : Result<void>(fail(written.error())));
}

void Journal::give_up(const Error& error) {
  failure_ = failure_ ? failure_ : error;
}

Result<void> Journal::show(Result<void> stored) {
  const std::vector<RunEvent> events = std::exchange(gathered_, {});
  if (!stored) {
    // What is not stored is not shown: a listener that asks again must never see less.
    give_up(stored.error());
    return stored;
  }
  for (const RunEvent& event : events) {
    sink_.on_event(event);
  }
  return {};
}

} // namespace cloud::orchestrator
