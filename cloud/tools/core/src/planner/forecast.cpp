#include "planner/forecast.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

namespace cloud::planner {
namespace {

using std::chrono::milliseconds;

// When a stack ends, and the stack of now that this goes back to.
struct Ending {
  milliseconds at{0};
  StackName stack;
  StackName holding;

  bool operator>(const Ending& other) const {
    return std::tie(at, stack) > std::tie(other.at, other.stack);
  }
};

} // namespace

Forecast forecast(Scheduler rest, const std::map<StackName, milliseconds>& running,
                  const ExpectedDurations& expected, size_t slots) {
  std::priority_queue<Ending, std::vector<Ending>, std::greater<>> endings;
  for (const auto& [stack, left] : running) {
    endings.push({left, stack, stack});
  }
  const auto start_ready = [&](milliseconds now, const StackName& holding) {
    const size_t free = slots - std::min(slots, rest.running());
    for (const StackName& stack : rest.ready(free)) {
      rest.started(stack);
      const auto takes = expected.find(stack);
      endings.push({now + (takes == expected.end() ? milliseconds{0} : takes->second), stack,
                    holding.empty() ? stack : holding});
    }
  };
  Forecast result;
  start_ready(milliseconds{0}, {});
  while (!endings.empty()) {
    const Ending next = endings.top();
    endings.pop();
    if (next.at > result.remaining || result.holding.empty()) {
      result = {next.at, next.holding};
    }
    (void)rest.finished(next.stack, Outcome::succeeded);
    start_ready(next.at, next.holding);
  }
  return result;
}

} // namespace cloud::planner
