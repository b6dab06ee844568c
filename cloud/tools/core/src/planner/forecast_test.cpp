#include "planner/forecast.hpp"
#include "planner/layers.hpp"
#include "test_support/graphs.hpp"
#include "test_support/random_graphs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <set>
#include <vector>

namespace cloud::planner {
namespace {

using std::chrono::milliseconds;
using test_support::arbitrary_durations;
using test_support::arbitrary_graph;
using test_support::graph_of;
using test_support::Shape;
using namespace std::chrono_literals;
using Running = std::map<StackName, milliseconds>;

const ExpectedDurations k_minutes{
    {StackName("network"), 2min}, {StackName("database"), 10min}, {StackName("app"), 3min},
    {StackName("dns"), 1min},     {StackName("cdn"), 4min},
};

// Two chains: database after network and app after that, cdn after dns.
Graph two_chains() {
  return graph_of({{"network", {}},
                   {"database", {"network"}},
                   {"app", {"database"}},
                   {"dns", {}},
                   {"cdn", {"dns"}}});
}

Scheduler started(const Graph& graph, std::initializer_list<const char*> stacks,
                  Barriers barriers = Barriers::none) {
  Scheduler scheduler(graph, k_minutes, barriers);
  for (const char* stack : stacks) {
    scheduler.started(StackName(stack));
  }
  return scheduler;
}

TEST(Forecast, IsTheLongestChainWhereEveryStackFindsASlot) {
  const Running running{{StackName("network"), 30s}, {StackName("dns"), 1min}};

  EXPECT_EQ(forecast(started(two_chains(), {"network", "dns"}), running, k_minutes, 8),
            (Forecast{13min + 30s, StackName("network")}));
}

TEST(Forecast, NamesTheStackOfNowThatTheLongestChainStartsWith) {
  Scheduler rest = started(two_chains(), {"network", "dns"});
  (void)rest.finished(StackName("network"), Outcome::succeeded);
  rest.started(StackName("database"));
  const Running running{{StackName("database"), 0s}, {StackName("dns"), 1min}};

  EXPECT_EQ(forecast(rest, running, k_minutes, 8), (Forecast{5min, StackName("dns")}));
}

TEST(Forecast, CountsTheWaitForASlot) {
  const Running running{{StackName("network"), 2min}};

  EXPECT_EQ(forecast(started(two_chains(), {"network"}), running, k_minutes, 1),
            (Forecast{20min, StackName("network")}));
}

TEST(Forecast, CountsTheWaitForTheLayerBefore) {
  const Graph graph = graph_of({{"network", {}}, {"dns", {}}, {"cdn", {"dns"}}});
  const Running running{{StackName("network"), 2min}, {StackName("dns"), 1min}};

  EXPECT_EQ(forecast(started(graph, {"network", "dns"}), running, k_minutes, 8).remaining, 5min);
  EXPECT_EQ(forecast(started(graph, {"network", "dns"}, Barriers::layers), running, k_minutes, 8),
            (Forecast{6min, StackName("network")}));
}

TEST(Forecast, StartsWithWhatIsReadyWhenNothingRuns) {
  EXPECT_EQ(forecast(started(two_chains(), {}), {}, k_minutes, 8),
            (Forecast{15min, StackName("network")}));
}

TEST(Forecast, LeavesOutWhatAFailureHasBlocked) {
  Scheduler rest = started(two_chains(), {"network", "dns"});
  (void)rest.finished(StackName("network"), Outcome::failed);

  EXPECT_EQ(forecast(rest, {{StackName("dns"), 1min}}, k_minutes, 8),
            (Forecast{5min, StackName("dns")}));
}

TEST(Forecast, IsOnlyWhatStillRunsOnceTheRunIsCancelled) {
  Scheduler rest = started(two_chains(), {"network", "dns"});
  (void)rest.cancel();

  EXPECT_EQ(forecast(rest, {{StackName("network"), 20s}, {StackName("dns"), 50s}}, k_minutes, 8),
            (Forecast{50s, StackName("dns")}));
}

TEST(TimeLeft, EndsAtNothingForAStackThatTakesLongerThanExpected) {
  EXPECT_EQ(time_left(3min, 1min), 2min);
  EXPECT_EQ(time_left(3min, 3min), 0min);
  EXPECT_EQ(time_left(3min, 2h), 0min);
  EXPECT_EQ(time_left(0min, 5s), 0min);
}

// A run somewhere on its way.
struct Situation {
  Situation() {
    for (auto steps = *rc::gen::inRange<size_t>(0, 2 * graph.size()); steps > 0; --steps) {
      const auto ready = scheduler.ready(slots - running.size());
      if (!ready.empty() && (running.empty() || *rc::gen::arbitrary<bool>())) {
        scheduler.started(ready.front());
        running[ready.front()] =
            time_left(expected.at(ready.front()), milliseconds(*rc::gen::inRange(0, 2000)));
      } else if (!running.empty()) {
        const auto ended =
            std::next(running.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(running)));
        settle(ended->first,
               *rc::gen::weightedElement<Outcome>({{8, Outcome::succeeded}, {1, Outcome::failed}}));
      }
    }
  }

  void settle(StackName stack, Outcome outcome) {
    for (const BlockedStack& blocked : scheduler.finished(stack, outcome)) {
      gone.insert(blocked.stack);
    }
    gone.insert(stack);
    running.erase(stack);
  }

  [[nodiscard]] milliseconds left(const StackName& stack) const {
    const auto found = running.find(stack);
    return gone.contains(stack)     ? milliseconds{0}
           : found != running.end() ? found->second
                                    : expected.at(stack);
  }

  [[nodiscard]] milliseconds longest_chain() const {
    std::vector<milliseconds> ends(graph.size());
    milliseconds longest{0};
    for (const NodeIndex node : topological_order(graph)) {
      for (const NodeIndex dependency : graph.dependencies(node)) {
        ends[node] = std::max(ends[node], ends[dependency]);
      }
      ends[node] += left(graph.name(node));
      longest = std::max(longest, gone.contains(graph.name(node)) ? milliseconds{0} : ends[node]);
    }
    return longest;
  }

  [[nodiscard]] milliseconds all_one_after_the_other() const {
    milliseconds sum{0};
    for (NodeIndex node = 0; node < graph.size(); ++node) {
      sum += left(graph.name(node));
    }
    return sum;
  }

  Graph graph = arbitrary_graph(Shape::acyclic);
  ExpectedDurations expected = arbitrary_durations(graph);
  Barriers barriers = *rc::gen::element(Barriers::none, Barriers::layers);
  Scheduler scheduler{graph, expected, barriers};
  size_t slots = *rc::gen::inRange<size_t>(1, 6);
  Running running;
  std::set<StackName> gone;
};

RC_GTEST_PROP(AnyForecast, IsNoShorterThanAnyChainAndNoLongerThanAllOneAfterTheOther, ()) {
  const Situation run;

  const Forecast left = forecast(run.scheduler, run.running, run.expected, run.slots);

  RC_ASSERT(left.remaining >= run.longest_chain());
  RC_ASSERT(left.remaining <= run.all_one_after_the_other());
}

RC_GTEST_PROP(AnyForecast, NamesAStackOfNowUntilEverythingHasSettled, ()) {
  Situation run;
  const Forecast left = forecast(run.scheduler, run.running, run.expected, run.slots);
  RC_ASSERT(left.holding.empty() == run.scheduler.done());
  if (!left.holding.empty() && !run.running.contains(left.holding)) {
    const auto ready = run.scheduler.ready();
    RC_ASSERT(std::find(ready.begin(), ready.end(), left.holding) != ready.end());
  }

  while (!run.scheduler.done()) {
    const StackName next =
        run.running.empty() ? run.scheduler.ready().front() : run.running.begin()->first;
    if (run.running.empty()) {
      run.scheduler.started(next);
    }
    run.settle(next, Outcome::succeeded);
  }

  RC_ASSERT(forecast(run.scheduler, {}, run.expected, run.slots) == Forecast{});
}

RC_GTEST_PROP(AnyForecast, NeverGrowsWhileTimePassesAndEveryStackHasASlot, ()) {
  Situation run;
  const size_t slots = run.graph.size();
  milliseconds before = forecast(run.scheduler, run.running, run.expected, slots).remaining;
  for (int ticks = 0; ticks < 20; ++ticks) {
    for (auto& [stack, left] : run.running) {
      left = time_left(left, 100ms);
    }
    const milliseconds now = forecast(run.scheduler, run.running, run.expected, slots).remaining;
    RC_ASSERT(now <= before);
    before = now;
  }
}

} // namespace
} // namespace cloud::planner
