#include "commands/run_command.hpp"

#include "app/time_text.hpp"
#include "confirm.hpp"
#include "errors.hpp"
#include "render/event_views.hpp"
#include "render/live_view.hpp"
#include "render/rollback_view.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace cloud::cli {
namespace {

ExitStatus status_of(const orchestrator::RunOutcome& outcome) {
  switch (outcome.run.state) {
  case RunState::completed:
    return ExitStatus::done;
  case RunState::cancelled:
    return ExitStatus::cancelled;
  case RunState::rolled_back:
    return ExitStatus::failed_and_rolled_back;
  case RunState::running:
  case RunState::failed:
  case RunState::interrupted:
    break;
  }
  return outcome.timed_out ? ExitStatus::timed_out : ExitStatus::failed;
}

void say_failures(const std::map<StackName, Failure>& failures, const char* verb) {
  for (const auto& [stack, failure] : failures) {
    std::fprintf(stderr, "\n%s %s: %s\n", stack.str().c_str(), verb, failure.message.c_str());
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
}

std::string next_words(const orchestrator::RunOutcome& outcome) {
  const Run& run = outcome.run;
  const std::string place = fmt::format("{} --environment {}", run.deployment, run.environment);
  if (run.state == RunState::completed) {
    return fmt::format("See `cloud status {}`\n", place);
  }
  if (run.state == RunState::rolled_back) {
    return fmt::format("\nSee `cloud logs {}`; mend the cause and run the same command again\n",
                       place);
  }
  std::string words =
      fmt::format("\nSee `cloud logs {}`; run the same command again to go on", place);
  if (run.operation == Operation::deploy && outcome.summary.deployed + outcome.summary.failed > 0) {
    words += fmt::format(",\nor undo what it has changed: `cloud rollback {}`", place);
  }
  return words + "\n";
}

void say_what_next(const orchestrator::RunOutcome& outcome) {
  say_failures(outcome.failures, "failed");
  say_failures(outcome.rollback_failures, "could not be rolled back");
  std::fputs(next_words(outcome).c_str(), stderr);
}

// For `ask`: nobody to ask means no.
bool agrees(const orchestrator::RollbackPlan& plan, const Session& session) {
  if (session.json || !can_ask(session.err)) {
    return false;
  }
  std::fprintf(stderr, "\nThis would undo what the run has changed:\n%s",
               rollback_text(plan).c_str());
  return ask_yes_or_no("Roll back?");
}

} // namespace

std::unique_ptr<EventSink> progress_view(const Session& session, const Clock& clock) {
  if (session.err.interactive) {
    return std::make_unique<LiveView>(stderr, session.err, clock);
  }
  return std::make_unique<PlainView>(stderr, true);
}

void define_run_options(CLI::App& command, RunWords& words, RunScope scope, Session& session) {
  command.add_option("id", words.id, "deployment")->required();
  if (scope == RunScope::one_stack) {
    command.add_option("stack", words.stack, "stack")->required();
  }
  command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
  define_pace_options(command, words, session);
}

void define_pace_options(CLI::App& command, RunWords& words, Session& session) {
  command.add_option("--parallel", words.parallel, "stacks that run at once");
  command.add_option("--lock-timeout", words.lock_timeout,
                     "how long to wait for somebody else's run, such as 90s or 10m; 0: not at all");
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

void define_promotion_option(CLI::App& command, RunWords& words) {
  command
      .add_option("--skip-promotion-check", words.skip_promotion,
                  "why this goes ahead of the environment before it; kept with the run")
      ->check([](const std::string& reason) {
        return trim(reason).empty() ? std::string("a reason is needed") : std::string();
      });
}

planner::SkipPolicy skip_policy(bool force, bool verify) {
  return force    ? planner::SkipPolicy::never
         : verify ? planner::SkipPolicy::verify
                  : planner::SkipPolicy::when_proven;
}

void define_selection_options(CLI::App& command, SelectionWords& words) {
  command.add_option("--only", words.only, "these stacks alone, separated by commas")
      ->delimiter(',');
  command.add_option("--from", words.from, "these stacks, and what depends on them")
      ->delimiter(',');
  command.add_option("--to", words.to, "these stacks, and what they depend on")->delimiter(',');
}

planner::StackSelection selection(const SelectionWords& words) {
  const auto names = [](const std::vector<std::string>& texts) {
    return std::vector<StackName>(texts.begin(), texts.end());
  };
  return {names(words.only), names(words.from), names(words.to)};
}

void define_rollback_option(CLI::App& command, std::string& policy) {
  command
      .add_option("--rollback", policy,
                  "what a failure does: automatic, ask or never [the manifest's; else ask in prod, "
                  "automatic elsewhere]")
      ->check([](const std::string& text) {
        return rollback_policy_from(text) ? std::string()
                                          : "'" + text + "' is not automatic, ask or never";
      });
}

app::RunOptions run_options(const RunWords& words, Operation operation) {
  app::RunOptions options;
  options.deployment = words.id;
  options.environment = EnvironmentName(words.environment);
  options.operation = operation;
  options.rollback = rollback_policy_from(words.rollback);
  options.selection = selection(words.selection);
  options.layer_barriers = words.layer_barriers;
  options.fail_fast = words.fail_fast;
  options.skip_promotion = words.skip_promotion;
  options.policy = skip_policy(words.force, words.verify);
  if (!words.stack.empty()) {
    options.selection.only = {StackName(words.stack)};
  }
  return options;
}

Result<ExitStatus> watch_run(app::App& app, const app::RunOptions& options, Session& session) {
  app::SignalInterrupts interrupts; // before the view: its thread must not get the signals
  const std::unique_ptr<EventSink> view =
      session.json ? std::make_unique<JsonView>(stdout) : progress_view(session, app.clock());
  const app::RunListeners listeners{
      *view, interrupts,
      [&session](const orchestrator::RollbackPlan& plan) { return agrees(plan, session); }};
  CLOUD_TRY(const orchestrator::RunOutcome outcome, app::run(app, options, listeners));
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

void use_as_settings(const RunWords& words, Session& session) {
  if (!words.parallel.empty()) {
    session.settings["parallel"] = words.parallel;
  }
  if (!words.lock_timeout.empty()) {
    session.settings["lockTimeout"] = words.lock_timeout;
  }
}

Result<ExitStatus> carry_out(const RunWords& words, Operation operation, Session& session) {
  use_as_settings(words, session);
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_CHECK(confirm_run(words, operation, session));
  return watch_run(*app, run_options(words, operation), session);
}

} // namespace cloud::cli
