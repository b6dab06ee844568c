#include "app/rolling_back.hpp"
#include "commands/commands.hpp"
#include "commands/run_command.hpp"
#include "confirm.hpp"
#include "render/rollback_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace cloud::cli {
namespace {

struct RollbackWords {
  RunWords run;
  std::optional<std::int64_t> to_version;
  bool preview = false;
};

// Taking stacks away, and anything on prod, is confirmed.
bool needs_confirmation(const app::PlannedRollback& planned) {
  return planned.environment.name == EnvironmentName("prod") || !planned.plan.lost.empty() ||
         std::any_of(planned.plan.stacks.begin(), planned.plan.stacks.end(),
                     [](const PlannedStack& stack) { return stack.action == StepAction::remove; });
}

Result<void> confirm_rollback(const app::PlannedRollback& planned, bool confirmed,
                              const Session& session) {
  if (!needs_confirmation(planned)) {
    return {};
  }
  const std::string environment = planned.environment.name.str();
  return confirm(
      fmt::format("rolling back {} of {}", environment, planned.deployment.manifest().id),
      environment, confirmed, session.err);
}

Result<ExitStatus> roll_back(const RollbackWords& words, Session& session) {
  use_as_settings(words.run, session);
  CLOUD_TRY(const auto app, session.open_app());
  app::RunOptions options = run_options(words.run, Operation::rollback);
  options.to_version = words.to_version;
  CLOUD_TRY(const app::PlannedRollback planned, app::plan_rollback(*app, options));
  if (words.preview && session.json) {
    std::printf("%s\n", rollback_json(planned).c_str());
    return ExitStatus::done;
  }
  std::fputs(rollback_text(planned.plan).c_str(), words.preview ? stdout : stderr);
  if (words.preview || planned.plan.stacks.empty()) {
    return planned.plan.left.empty() ? ExitStatus::done : ExitStatus::failed;
  }
  CLOUD_CHECK(confirm_rollback(planned, words.run.confirmed, session));
  CLOUD_TRY(const ExitStatus status, watch_run(*app, options, session));
  // What stays has not gone back.
  return status == ExitStatus::done && !planned.plan.left.empty() ? ExitStatus::failed : status;
}

} // namespace

void add_rollback(CommandLine& line, Session& session) {
  line.add<RollbackWords>(
      "rollback", "Undo what the last failed deploy has changed, or go back to a version",
      "  cloud rollback D1BRV40 --environment dev\n  cloud rollback D1BRV40 --environment dev "
      "--to-version 5\n  cloud rollback D1BRV40 --environment dev --to-version 5 --preview",
      [&session](CLI::App& command, RollbackWords& words) {
        define_run_options(command, words.run, RunScope::environment, session);
        command
            .add_option("--to-version", words.to_version,
                        "the version to go back to, as `cloud history` numbers them")
            ->check(CLI::PositiveNumber);
        command.add_flag("--preview", words.preview, "show what would be done, and do nothing");
      },
      roll_back);
}

} // namespace cloud::cli
