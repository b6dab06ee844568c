#include "commands/run_command.hpp"

#include "app/time_text.hpp"
#include "confirm.hpp"
#include "errors.hpp"
#include "render/event_views.hpp"
#include "render/live_view.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace cloud::cli {
namespace {

std::unique_ptr<EventSink> view_for(const Session& session, const Clock& clock) {
  if (session.json) {
    return std::make_unique<JsonView>(stdout);
  }
  if (session.err.interactive) {
    return std::make_unique<LiveView>(stderr, session.err, clock);
  }
  return std::make_unique<PlainView>(stderr);
}

Result<void> confirm_run(const RunWords& words, Operation operation, const Session& session) {
  const bool destroys = operation == Operation::destroy;
  if (!destroys && words.environment != "prod") {
    return {};
  }
  const std::string what =
      words.stack.empty() ? fmt::format("{} {} of {}", destroys ? "destroying" : "deploying to",
                                        words.environment, words.id)
                          : fmt::format("{} {} of {} in {}", destroys ? "destroying" : "deploying",
                                        words.stack, words.id, words.environment);
  return confirm(what, words.stack.empty() ? words.environment : words.stack, words.confirmed,
                 session.err);
}

ExitStatus status_of(const orchestrator::RunOutcome& outcome) {
  switch (outcome.run.state) {
  case RunState::completed:
    return ExitStatus::done;
  case RunState::cancelled:
    return ExitStatus::cancelled;
  case RunState::running:
  case RunState::failed:
  case RunState::interrupted:
    break;
  }
  return outcome.timed_out ? ExitStatus::timed_out : ExitStatus::failed;
}

void say_what_next(const orchestrator::RunOutcome& outcome) {
  const Run& run = outcome.run;
  for (const auto& [stack, failure] : outcome.failures) {
    std::fprintf(stderr, "\n%s failed: %s\n", stack.str().c_str(), failure.message.c_str());
    if (!failure.code.empty()) {
      std::fprintf(stderr, "  code:     %s\n", failure.code.c_str());
    }
    if (!failure.resource.empty()) {
      std::fprintf(stderr, "  resource: %s\n", failure.resource.c_str());
    }
    if (!failure.advice.empty()) {
      std::fprintf(stderr, "  what to do: %s\n", failure.advice.c_str());
    }
  }
  const std::string id = run.deployment.str();
  const std::string environment = run.environment.str();
  if (run.state == RunState::completed) {
    std::fprintf(stderr, "See `cloud status %s --environment %s`\n", id.c_str(),
                 environment.c_str());
  } else {
    std::fprintf(stderr,
                 "\nSee `cloud logs %s --environment %s`; run the same command again to go on\n",
                 id.c_str(), environment.c_str());
  }
}

} // namespace

void define_run_options(CLI::App& command, RunWords& words, RunScope scope, Session& session) {
  command.add_option("id", words.id, "deployment")->required();
  if (scope == RunScope::one_stack) {
    command.add_option("stack", words.stack, "stack")->required();
  }
  command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
  command.add_option("--parallel", words.parallel, "stacks that run at once");
  command.add_flag("--confirm,-y,--yes", words.confirmed, "do not ask");
  add_json(command, session);
}

void define_skip_options(CLI::App& command, bool& force, bool& verify) {
  CLI::Option* forced =
      command.add_flag("--force", force, "run every stack, also those proven unchanged");
  command
      .add_flag(
          "--verify", verify,
          "let a preview confirm each stack that would be skipped; run it if it finds changes")
      ->excludes(forced);
}

planner::SkipPolicy skip_policy(bool force, bool verify) {
  return force    ? planner::SkipPolicy::never
         : verify ? planner::SkipPolicy::verify
                  : planner::SkipPolicy::when_proven;
}

Result<ExitStatus> carry_out(const RunWords& words, Operation operation, Session& session) {
  if (!words.parallel.empty()) {
    session.settings["parallel"] = words.parallel;
  }
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_CHECK(confirm_run(words, operation, session));

  app::SignalInterrupts interrupts; // before the view: its thread must not get the signals
  const auto view = view_for(session, app->clock());
  app::RunOptions options;
  options.deployment = words.id;
  options.environment = EnvironmentName(words.environment);
  options.operation = operation;
  options.fail_fast = words.fail_fast;
  options.policy = skip_policy(words.force, words.verify);
  if (!words.stack.empty()) {
    options.only = StackName(words.stack);
  }
  CLOUD_TRY(const orchestrator::RunOutcome outcome, app::run(*app, options, {*view, interrupts}));
  if (session.json) {
    // The last event has told everything; another record behind it would break the stream.
    return outcome.refused ? exit_status_of(outcome.refused->code) : status_of(outcome);
  }
  if (outcome.refused) {
    return fail(*outcome.refused);
  }
  say_what_next(outcome);
  return status_of(outcome);
}

} // namespace cloud::cli
