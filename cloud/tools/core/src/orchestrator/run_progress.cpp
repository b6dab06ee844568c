#include "orchestrator/run_progress.hpp"

#include "planner/forecast.hpp"

#include <cstdint>

namespace cloud::orchestrator {

namespace {

using std::chrono::milliseconds;

Value data_of(const planner::Forecast& left, size_t settled, size_t total) {
  Value data;
  data.set("settled", static_cast<std::int64_t>(settled));
  data.set("total", static_cast<std::int64_t>(total));
  data.set("remainingMs", std::int64_t{left.remaining.count()});
  data.set("holding", left.holding.str());
  return data;
}

} // namespace

RunProgress::RunProgress(const RunRequest& request, const planner::Scheduler& scheduler,
                         Journal& journal, const Clock& clock)
    : request_(request), scheduler_(scheduler), journal_(journal), clock_(clock) {
  for (const PlannedStack& stack : request.plan.stacks) {
    expected_[stack.name] = stack.expected;
    to_come_[stack.name] = stack.verdict == Verdict::skip ? milliseconds{0} : stack.expected;
  }
}

void RunProgress::starts(const StackName& stack, milliseconds at) {
  ++starts_;
  due_[stack] = at + expected_.at(stack);
}

void RunProgress::tell() {
  const std::pair standing(starts_, scheduler_.settled());
  if (standing == told_ || scheduler_.done()) {
    return;
  }
  told_ = standing;
  const planner::Forecast left = planner::forecast(scheduler_, times_left(), to_come_,
                                                   static_cast<size_t>(request_.session.slots));
  journal_.add("deployment.progress",
               data_of(left, scheduler_.settled(), request_.plan.stacks.size()));
}

std::map<StackName, milliseconds> RunProgress::times_left() const {
  std::map<StackName, milliseconds> left;
  for (const auto& [stack, due] : due_) {
    left[stack] = planner::time_left(due, clock_.steady());
  }
  return left;
}

} // namespace cloud::orchestrator
