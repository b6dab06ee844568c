// Properties that hold for every graph and every way a run can go.
#include "planner/components.hpp"
#include "planner/cycles.hpp"
#include "planner/layers.hpp"
#include "planner/scheduler.hpp"
#include "test_support/random_graphs.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>

namespace cloud::planner {
namespace {

using test_support::arbitrary_durations;
using test_support::arbitrary_graph;
using test_support::Shape;

std::set<StackName> descendants_of(const Graph& graph, const StackName& stack) {
  std::set<StackName> result;
  std::vector<NodeIndex> pending{*graph.find(stack)};
  while (!pending.empty()) {
    const NodeIndex node = pending.back();
    pending.pop_back();
    for (const NodeIndex dependent : graph.dependents(node)) {
      if (result.insert(graph.name(dependent)).second) {
        pending.push_back(dependent);
      }
    }
  }
  return result;
}

bool succeeded(Outcome outcome) {
  return outcome == Outcome::succeeded || outcome == Outcome::skipped;
}

// One run with arbitrary outcomes, any number of stacks at a time, and a record of what happened.
struct Simulation {
  explicit Simulation(const Graph& simulated, Barriers barriers)
      : graph(simulated), scheduler(simulated, arbitrary_durations(simulated), barriers) {}

  void start_one() {
    const auto ready = scheduler.ready();
    const StackName stack = ready[*rc::gen::inRange<size_t>(0, ready.size())];
    for (const NodeIndex dependency : graph.dependencies(*graph.find(stack))) {
      const auto outcome = outcomes.find(graph.name(dependency));
      RC_ASSERT(outcome != outcomes.end());
      RC_ASSERT(succeeded(outcome->second));
    }
    RC_ASSERT(running.insert(stack).second);
    RC_ASSERT(!outcomes.contains(stack));
    RC_ASSERT(!blocked.contains(stack));
    scheduler.started(stack);
  }

  void finish_one() {
    const auto stack =
        std::next(running.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(running)));
    const Outcome outcome = *rc::gen::weightedElement<Outcome>({{6, Outcome::succeeded},
                                                                {2, Outcome::skipped},
                                                                {1, Outcome::failed},
                                                                {1, Outcome::cancelled}});
    outcomes[*stack] = outcome;
    for (const BlockedStack& report : scheduler.finished(*stack, outcome)) {
      RC_ASSERT(report.by == *stack);
      RC_ASSERT(blocked.emplace(report.stack, report.by).second);
    }
    running.erase(stack);
  }

  // Each step starts or finishes something, so the run ends.
  void run_to_the_end() {
    while (!scheduler.done()) {
      const bool can_start = !scheduler.ready(1).empty();
      RC_ASSERT(can_start || !running.empty());
      if (can_start && (running.empty() || *rc::gen::arbitrary<bool>())) {
        start_one();
      } else {
        finish_one();
      }
      RC_ASSERT(scheduler.running() == running.size());
    }
  }

  const Graph& graph;
  Scheduler scheduler;
  std::set<StackName> running;
  std::map<StackName, Outcome> outcomes;
  std::map<StackName, StackName> blocked;
};

void check_a_run(const Graph& graph, Barriers barriers) {
  Simulation simulation(graph, barriers);

  simulation.run_to_the_end();

  std::set<StackName> expected_blocked;
  for (const auto& [stack, outcome] : simulation.outcomes) {
    if (!succeeded(outcome)) {
      expected_blocked.merge(descendants_of(graph, stack));
    }
  }
  std::set<StackName> actually_blocked;
  for (const auto& [stack, by] : simulation.blocked) {
    RC_ASSERT(descendants_of(graph, by).contains(stack));
    actually_blocked.insert(stack);
  }
  RC_ASSERT(actually_blocked == expected_blocked);
  RC_ASSERT(simulation.outcomes.size() + actually_blocked.size() == graph.size());
}

RC_GTEST_PROP(AnyRun, StartsAStackOnceAfterItsDependenciesAndBlocksOnlyDescendants, ()) {
  check_a_run(arbitrary_graph(Shape::acyclic), Barriers::none);
}

RC_GTEST_PROP(AnyRun, KeepsToTheSameRulesWithBarriersBetweenLayers, ()) {
  check_a_run(arbitrary_graph(Shape::acyclic), Barriers::layers);
}

RC_GTEST_PROP(AnyRun, KeepsToTheSameRulesInReverse, ()) {
  check_a_run(arbitrary_graph(Shape::acyclic).reversed(), Barriers::none);
}

RC_GTEST_PROP(AnyRun, SettlesEveryStackOnceWhenItIsCancelled, ()) {
  const Graph graph = arbitrary_graph(Shape::acyclic);
  Simulation simulation(graph, Barriers::none);
  for (size_t steps = *rc::gen::inRange<size_t>(0, graph.size()); steps > 0; --steps) {
    if (!simulation.scheduler.ready(1).empty()) {
      simulation.start_one();
    } else if (!simulation.running.empty()) {
      simulation.finish_one();
    }
  }

  const auto cancelled = simulation.scheduler.cancel();
  RC_ASSERT(simulation.scheduler.ready().empty());
  while (!simulation.running.empty()) {
    simulation.finish_one();
    RC_ASSERT(simulation.scheduler.ready().empty());
  }

  RC_ASSERT(simulation.scheduler.done());
  RC_ASSERT(cancelled.size() + simulation.outcomes.size() + simulation.blocked.size() ==
            graph.size());
}

RC_GTEST_PROP(Layers, OfAnyGraphFollowTheirDependenciesAsCloselyAsPossible, ()) {
  const Graph graph = arbitrary_graph(Shape::acyclic);

  const auto numbers = layer_numbers(graph);

  for (NodeIndex node = 0; node < graph.size(); ++node) {
    size_t expected = 0;
    for (const NodeIndex dependency : graph.dependencies(node)) {
      expected = std::max(expected, numbers[dependency] + 1);
    }
    RC_ASSERT(numbers[node] == expected);
  }
}

RC_GTEST_PROP(Cycles, ThatAreReportedExistAndAreDistinct, ()) {
  const Graph graph = arbitrary_graph(Shape::any);

  const auto cycles = find_cycles(graph);

  for (const Cycle& cycle : cycles) {
    RC_ASSERT(std::set<StackName>(cycle.begin(), cycle.end()).size() == cycle.size());
    for (size_t i = 0; i < cycle.size(); ++i) {
      const NodeIndex next = *graph.find(cycle[(i + 1) % cycle.size()]);
      const auto dependencies = graph.dependencies(*graph.find(cycle[i]));
      RC_ASSERT(std::find(dependencies.begin(), dependencies.end(), next) != dependencies.end());
    }
  }
  RC_ASSERT(std::set<Cycle>(cycles.begin(), cycles.end()).size() == cycles.size());
  RC_ASSERT(std::is_sorted(cycles.begin(), cycles.end(),
                           [](const Cycle& a, const Cycle& b) { return a.size() < b.size(); }));
}

RC_GTEST_PROP(Cycles, AreReportedExactlyWhereThereIsNoTopologicalOrder, ()) {
  const Graph graph = arbitrary_graph(Shape::any);

  const bool can_be_ordered = topological_order(graph).size() == graph.size();

  RC_ASSERT(find_cycles(graph).empty() == can_be_ordered);
}

RC_GTEST_PROP(Cycles, NameEveryStackOnACycleWhenTheLimitAllows, ()) {
  const Graph graph = arbitrary_graph(Shape::any);
  std::set<StackName> on_cycles;
  for (const auto& component : cyclic_components(graph)) {
    for (const NodeIndex node : component) {
      on_cycles.insert(graph.name(node));
    }
  }

  std::set<StackName> named;
  for (const Cycle& cycle : find_cycles(graph, 1000)) {
    named.insert(cycle.begin(), cycle.end());
  }

  RC_ASSERT(named == on_cycles);
}

// The simplest way to list elementary cycles: walk every path that starts at its lowest stack.
void walk(const Graph& graph, std::vector<NodeIndex>& path, std::set<Cycle>& cycles) {
  for (const NodeIndex next : graph.dependencies(path.back())) {
    if (next == path.front()) {
      Cycle cycle;
      for (const NodeIndex node : path) {
        cycle.push_back(graph.name(node));
      }
      cycles.insert(std::move(cycle));
    } else if (next > path.front() && std::find(path.begin(), path.end(), next) == path.end()) {
      path.push_back(next);
      walk(graph, path, cycles);
      path.pop_back();
    }
  }
}

RC_GTEST_PROP(Cycles, AreAllReportedWhenTheLimitAllows, ()) {
  const Graph graph = arbitrary_graph(Shape::any);
  std::set<Cycle> expected;
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    std::vector<NodeIndex> path{node};
    walk(graph, path, expected);
  }

  const auto found = find_cycles(graph, expected.size() + 1);

  RC_ASSERT(std::set<Cycle>(found.begin(), found.end()) == expected);
}

} // namespace
} // namespace cloud::planner
