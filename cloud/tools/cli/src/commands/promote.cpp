#include "app/promotion.hpp"
#include "commands/commands.hpp"
#include "commands/run_command.hpp"
#include "render/plan_view.hpp"

#include <cstdio>
#include <string>

namespace cloud::cli {
namespace {

struct PromoteWords {
  RunWords run; // its environment is where to
  std::string from;
};

// Shown before it is asked for a confirmation, and not as the result: that is the run.
Result<void> show_what_changes(const PromoteWords& words, const Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::PlannedEnvironment planned,
            app::plan_promotion(*app, words.run.id, EnvironmentName(words.from),
                                EnvironmentName(words.run.environment), words.run.skip_promotion));
  if (!session.json) {
    const PlanHeading heading{planned.deployment.folder.path.filename().string(),
                              planned.deployment.manifest().target == Target::simulated};
    std::fputs(plan_text(planned.plan, heading, session.err).c_str(), stderr);
  }
  return {};
}

Result<ExitStatus> promote(const PromoteWords& words, Session& session) {
  CLOUD_CHECK(show_what_changes(words, session));
  return carry_out(words.run, Operation::deploy, session);
}

} // namespace

void add_promote(CommandLine& line, Session& session) {
  line.add<PromoteWords>(
      "promote", "Deploy to an environment what has succeeded in the one before it",
      "  cloud promote D1BRV40 --from dev --to stage\n"
      "  cloud promote D1BRV40 --from stage --to prod --confirm",
      [&session](CLI::App& command, PromoteWords& words) {
        command.add_option("id", words.run.id, "deployment")->required();
        command.add_option("--from", words.from, "where it has succeeded")->required();
        command.add_option("--to", words.run.environment, "where to deploy it")->required();
        define_pace_options(command, words.run, session);
        define_rollback_option(command, words.run.rollback);
        define_promotion_option(command, words.run);
      },
      promote);
}

} // namespace cloud::cli
