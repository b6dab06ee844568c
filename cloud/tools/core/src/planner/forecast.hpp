#pragma once

#include "planner/scheduler.hpp"

#include <chrono>
#include <cstddef>
#include <map>

namespace cloud::planner {

// What is left of a run in which everything goes as expected.
struct Forecast {
  std::chrono::milliseconds remaining{0};
  // Of the stacks that run, the one whose end the end of the run waits for, directly or through the
  // stacks that wait for it or for its slot. Empty when nothing is left.
  StackName holding;
  bool operator==(const Forecast&) const = default;
};

// What is left at `now` until `due`. A stack that runs for longer than expected may end at any
// moment: nobody knows more.
[[nodiscard]] constexpr std::chrono::milliseconds time_left(std::chrono::milliseconds due,
                                                            std::chrono::milliseconds now) {
  return now < due ? due - now : std::chrono::milliseconds{0};
}

// Plays the rest of a run on `slots` slots. `rest` is how the run stands, `running` what each stack
// that runs in it still takes, `expected` what the others take. Costs what that rest costs the
// scheduler: O((stacks + dependencies) · log stacks).
[[nodiscard]] Forecast forecast(Scheduler rest,
                                const std::map<StackName, std::chrono::milliseconds>& running,
                                const ExpectedDurations& expected, size_t slots);

} // namespace cloud::planner
