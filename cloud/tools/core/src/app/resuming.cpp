#include "app/resuming.hpp"

#include "app/environment.hpp"
#include "app/no_listener.hpp"
#include "app/recovering.hpp"
#include "orchestrator/stored_events.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace cloud::app {
namespace {

// What the events of a run tell of its intention.
struct Intention {
  std::vector<StackName> planned;
  planner::SkipPolicy policy = planner::SkipPolicy::when_proven;
  std::string skip_promotion;
  bool undoing = false;
};

Result<Intention> intention_of(App& app, const RunId& run) {
  Intention intention;
  CLOUD_CHECK(orchestrator::for_each_event(app.store(), run, [&](const RunEvent& event) {
    if (event.type == "stack.planned") {
      intention.planned.push_back(event.stack);
    } else if (event.type == "rollback.started") {
      intention.undoing = true;
    } else if (event.type == "deployment.started") {
      intention.policy = planner::skip_policy_from(event.data.text("policy"))
                             .value_or(planner::SkipPolicy::when_proven);
      if (const Value* skipped = event.data.find("skippedPromotion")) {
        intention.skip_promotion = skipped->text("reason");
      }
    }
  }));
  return intention;
}

Result<void> require_newest(App& app, const Run& run) {
  CLOUD_TRY(const std::vector<Run> runs, app.store().runs(run.deployment, run.environment, 1));
  if (runs.front().id == run.id) {
    return {};
  }
  return fail(
      ErrorCode::conflict,
      fmt::format("run {} cannot be resumed: {} of {} came after it, run {}", run.id,
                  to_string(runs.front().operation), run.environment, runs.front().id),
      fmt::format("`cloud runs {} --environment {}` lists them", run.deployment, run.environment));
}

Result<void> require_unfinished(const Run& run) {
  if (run.state == RunState::running) {
    return fail(ErrorCode::conflict, fmt::format("run {} still goes on", run.id),
                fmt::format("watch it: `cloud logs {} --environment {} --follow`", run.deployment,
                            run.environment));
  }
  if (run.state == RunState::completed || run.state == RunState::rolled_back) {
    return fail(ErrorCode::conflict,
                fmt::format("run {} has nothing left to do: it is {}", run.id,
                            run.state == RunState::completed ? "completed" : "rolled back"));
  }
  if (run.operation == Operation::rollback) {
    return fail(ErrorCode::conflict,
                fmt::format("run {} is a rollback: it is gone on with by the same command", run.id),
                fmt::format("`cloud rollback {} --environment {}`, with --to-version if it had one",
                            run.deployment, run.environment));
  }
  return {};
}

Result<void> require_plan(const Intention& intention, const Run& run) {
  if (!intention.planned.empty()) {
    return {};
  }
  return fail(ErrorCode::conflict,
              fmt::format("run {} had not planned anything yet when it was stopped", run.id),
              "give the same command again");
}

Result<void> divide(App& app, const Intention& intention, Resumption& resumption) {
  CLOUD_TRY(const std::vector<Step> steps, app.store().steps(resumption.run.id));
  std::map<StackName, StepState> states;
  for (const Step& step : steps) { // a later attempt says how the stack stands
    states[step.stack] =
        step.preview && step.state == StepState::completed ? StepState::cancelled : step.state;
  }
  for (const StackName& stack : intention.planned) {
    const auto found = states.find(stack);
    const bool done = found != states.end() && (found->second == StepState::completed ||
                                                found->second == StepState::skipped);
    (done ? resumption.done : resumption.left).push_back(stack);
  }
  return {};
}

} // namespace

Result<Resumption> plan_resumption(App& app, const std::string& run) {
  Resumption resumption;
  CLOUD_TRY(std::optional<Run> found, app.store().find_run(RunId(run)));
  if (!found) {
    return fail(ErrorCode::not_found, fmt::format("there is no run '{}'", run),
                "`cloud runs <deployment>` lists them");
  }
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, found->deployment.str()));
  NoListener events;
  CLOUD_CHECK(settle_abandoned_runs(app, deployment.manifest(), found->environment, events));
  CLOUD_TRY(found, app.store().find_run(found->id));
  resumption.run = *std::move(found);
  CLOUD_CHECK(require_unfinished(resumption.run));
  CLOUD_CHECK(require_newest(app, resumption.run));
  CLOUD_TRY(const Intention intention, intention_of(app, resumption.run.id));
  CLOUD_CHECK(require_plan(intention, resumption.run));
  CLOUD_CHECK(divide(app, intention, resumption));
  resumption.options.deployment = resumption.run.deployment.str();
  resumption.options.environment = resumption.run.environment;
  if (intention.undoing) {
    resumption.options.operation = Operation::rollback;
    return resumption;
  }
  resumption.options.operation = resumption.run.operation;
  resumption.options.policy = intention.policy;
  resumption.options.skip_promotion = intention.skip_promotion;
  resumption.options.selection.only = resumption.left;
  if (resumption.left.empty()) {
    return fail(
        ErrorCode::conflict,
        fmt::format("run {} has nothing left to do: all its stacks are done", resumption.run.id));
  }
  return resumption;
}

} // namespace cloud::app
