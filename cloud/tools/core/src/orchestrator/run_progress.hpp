#pragma once

#include "orchestrator/journal.hpp"
#include "orchestrator/run_request.hpp"
#include "planner/scheduler.hpp"
#include "ports/clock.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <utility>

namespace cloud::orchestrator {

// Tells how far a run has come, what is left of it and which stack holds it, whenever steps have
// started or settled since it last did.
class RunProgress {
public:
  // Everything it is given outlives it.
  RunProgress(const RunRequest& request, const planner::Scheduler& scheduler, Journal& journal,
              const Clock& clock);

  // An attempt of the stack starts at this time of the steady clock, which may be still to come.
  void starts(const StackName& stack, std::chrono::milliseconds at);
  void ended(const StackName& stack) { due_.erase(stack); }

  // Says nothing when nothing has changed, nor when everything has settled: then the run ends.
  void tell();

private:
  [[nodiscard]] std::map<StackName, std::chrono::milliseconds> times_left() const;

  const RunRequest& request_;
  const planner::Scheduler& scheduler_;
  Journal& journal_;
  const Clock& clock_;
  planner::ExpectedDurations expected_; // of what runs
  planner::ExpectedDurations to_come_;  // of what waits: what is to be skipped takes no time
  std::map<StackName, std::chrono::milliseconds> due_; // when what runs is expected to end
  size_t starts_ = 0;
  std::pair<size_t, size_t> told_{0, 0}; // starts and settled stacks
};

} // namespace cloud::orchestrator
