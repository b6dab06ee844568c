#pragma once

#include "model/plan.hpp"
#include "planner/graph.hpp"
#include "planner/scheduler.hpp"

#include <chrono>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace cloud::planner {

// What is known about a stack before it runs.
struct StackOutlook {
  Verdict verdict = Verdict::run;
  std::string reason;                             // for people
  std::vector<std::chrono::milliseconds> history; // durations of its last successful runs
  std::chrono::milliseconds estimate{0};          // of its template
  int resources = 0;                              // that it has, or is estimated to make
};

// The median of the history, or the estimate where there is none.
[[nodiscard]] std::chrono::milliseconds
expected_duration(std::span<const std::chrono::milliseconds> history,
                  std::chrono::milliseconds estimate);

// The plan of one environment, for people: layers, and each stack with its verdict and expected
// duration. A stack without an outlook is run and expected to take no time. Expects a graph without
// cycles.
[[nodiscard]] Plan make_plan(const DeploymentId& deployment, const EnvironmentName& environment,
                             const Graph& graph, const std::map<StackName, StackOutlook>& outlooks);

// What each stack of a plan is expected to take, for the scheduler.
[[nodiscard]] ExpectedDurations expected_durations(const Plan& plan);

// How long a plan takes with a slot for every stack that could run: its longest path. What skipping
// saves is the difference to the same plan run in full.
struct PlanTimes {
  std::chrono::milliseconds expected{0};
  std::chrono::milliseconds saved{0};
  bool operator==(const PlanTimes&) const = default;
};
[[nodiscard]] PlanTimes plan_times(const Plan& plan);

} // namespace cloud::planner
