// How long the planner takes for 10,000 stacks with 50,000 dependencies: graph, search for cycles,
// plan, and a whole run of the scheduler on eight slots. Prints milliseconds, one run a line, then
// the median.
#include "planner/cycles.hpp"
#include "planner/plan.hpp"
#include "planner/scheduler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

namespace {

using namespace cloud;
using namespace cloud::planner;

constexpr size_t k_stacks = 10'000;
constexpr size_t k_dependencies_each = 5;
constexpr size_t k_slots = 8;
constexpr int k_runs = 9;

// Stack i depends on distinct earlier ones; the first few make up for what they lack of those
// later.
std::vector<Node> random_nodes() {
  std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same graph every time
  std::vector<Node> nodes;
  size_t owed = 0;
  for (size_t i = 0; i < k_stacks; ++i) {
    owed += k_dependencies_each;
    std::vector<size_t> picked;
    while (picked.size() < std::min({owed, i, 2 * k_dependencies_each})) {
      const size_t candidate = std::uniform_int_distribution<size_t>(0, i - 1)(random);
      if (std::find(picked.begin(), picked.end(), candidate) == picked.end()) {
        picked.push_back(candidate);
      }
    }
    owed -= picked.size();
    Node node{StackName(fmt::format("stack-{}", i)), static_cast<int>(i % 16) * 10, {}};
    for (const size_t dependency : picked) {
      node.dependencies.emplace_back(fmt::format("stack-{}", dependency));
    }
    nodes.push_back(std::move(node));
  }
  return nodes;
}

size_t count_dependencies(const std::vector<Node>& nodes) {
  size_t count = 0;
  for (const Node& node : nodes) {
    count += node.dependencies.size();
  }
  return count;
}

// Plans and runs everything once; returns how many stacks were run.
size_t plan_and_run(std::vector<Node> nodes, const std::map<StackName, StackOutlook>& outlooks) {
  const Graph graph = Graph::build(std::move(nodes), "bench").value();
  if (!check_acyclic(graph, "bench")) {
    return 0;
  }
  const Plan plan = make_plan(DeploymentId("D1"), EnvironmentName("dev"), graph, outlooks);
  ExpectedDurations expected;
  for (const PlannedStack& stack : plan.stacks) {
    expected[stack.name] = stack.expected;
  }
  Scheduler scheduler(graph, expected);
  std::vector<StackName> running;
  size_t runs = 0;
  while (!scheduler.done()) {
    for (const StackName& stack : scheduler.ready(k_slots - running.size())) {
      scheduler.started(stack);
      running.push_back(stack);
    }
    runs += scheduler.finished(running.back(), Outcome::succeeded).empty() ? 1 : 0;
    running.pop_back();
  }
  return runs;
}

} // namespace

int main() {
  const std::vector<Node> nodes = random_nodes();
  std::map<StackName, StackOutlook> outlooks;
  for (size_t i = 0; i < nodes.size(); ++i) {
    outlooks[nodes[i].name].estimate = std::chrono::seconds(1 + i % 300);
  }

  std::vector<double> milliseconds;
  for (int run = 1; run <= k_runs; ++run) {
    std::vector<Node> input = nodes;
    const auto start = std::chrono::steady_clock::now();
    if (plan_and_run(std::move(input), outlooks) != k_stacks) {
      fmt::print(stderr, "planner_bench: not every stack was run\n");
      return EXIT_FAILURE;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    milliseconds.push_back(took.count());
    fmt::print("run {} {:.1f} ms\n", run, took.count());
  }
  std::sort(milliseconds.begin(), milliseconds.end());
  fmt::print("median {:.1f} ms for {} stacks and {} dependencies\n",
             milliseconds[milliseconds.size() / 2], nodes.size(), count_dependencies(nodes));
  return EXIT_SUCCESS;
}
