#include "planner/plan.hpp"

#include "planner/layers.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace cloud::planner {
namespace {

using std::chrono::milliseconds;

PlannedStack planned_stack(const Graph& graph, NodeIndex node, size_t layer,
                           const StackOutlook& outlook) {
  PlannedStack stack;
  stack.name = graph.name(node);
  stack.layer = static_cast<int>(layer) + 1;
  stack.priority = graph.priority(node);
  stack.verdict = outlook.verdict;
  stack.reason = outlook.reason;
  stack.expected = expected_duration(outlook.history, outlook.estimate);
  stack.resources = outlook.resources;
  for (const NodeIndex dependency : graph.dependencies(node)) {
    stack.dependencies.push_back(graph.name(dependency));
  }
  return stack;
}

// The stacks of a plan come after their dependencies, so one pass is enough.
template <class Duration>
milliseconds longest_path(const Plan& plan, Duration duration) {
  std::unordered_map<StackName, milliseconds> ends;
  milliseconds longest{0};
  for (const PlannedStack& stack : plan.stacks) {
    milliseconds start{0};
    for (const StackName& dependency : stack.dependencies) {
      start = std::max(start, ends[dependency]);
    }
    const milliseconds end = start + duration(stack);
    ends[stack.name] = end;
    longest = std::max(longest, end);
  }
  return longest;
}

} // namespace

milliseconds expected_duration(std::span<const milliseconds> history, milliseconds estimate) {
  if (history.empty()) {
    return estimate;
  }
  std::vector<milliseconds> sorted(history.begin(), history.end());
  std::sort(sorted.begin(), sorted.end());
  const size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

Plan make_plan(const DeploymentId& deployment, const EnvironmentName& environment,
               const Graph& graph, const std::map<StackName, StackOutlook>& outlooks) {
  Plan plan{deployment, environment, layers(graph), {}};
  plan.stacks.reserve(graph.size());
  for (size_t layer = 0; layer < plan.layers.size(); ++layer) {
    for (const StackName& name : plan.layers[layer]) {
      const auto outlook = outlooks.find(name);
      plan.stacks.push_back(
          planned_stack(graph, *graph.find(name), layer,
                        outlook == outlooks.end() ? StackOutlook{} : outlook->second));
    }
  }
  return plan;
}

ExpectedDurations expected_durations(const Plan& plan) {
  ExpectedDurations expected;
  for (const PlannedStack& stack : plan.stacks) {
    expected[stack.name] = stack.expected;
  }
  return expected;
}

PlanTimes plan_times(const Plan& plan) {
  const milliseconds in_full =
      longest_path(plan, [](const PlannedStack& stack) { return stack.expected; });
  const milliseconds expected = longest_path(plan, [](const PlannedStack& stack) {
    return stack.verdict == Verdict::skip ? milliseconds{0} : stack.expected;
  });
  return {expected, in_full - expected};
}

} // namespace cloud::planner
