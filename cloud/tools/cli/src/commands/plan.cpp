#include "app/planning.hpp"
#include "commands/commands.hpp"
#include "commands/run_command.hpp"
#include "render/plan_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct PlanWords {
  std::string id;
  std::string environment;
  SelectionWords selection;
  bool force = false;
  bool verify = false;
};

Result<ExitStatus> show_plan(const PlanWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::PlannedEnvironment planned,
            app::plan_environment(*app, words.id, EnvironmentName(words.environment),
                                  skip_policy(words.force, words.verify),
                                  selection(words.selection)));
  if (session.json) {
    std::printf("%s\n", plan_json(planned.plan).c_str());
    return ExitStatus::done;
  }
  const PlanHeading heading{planned.deployment.folder.path.filename().string(),
                            planned.deployment.manifest().target == Target::simulated};
  std::fputs(plan_text(planned.plan, heading, session.out).c_str(), stdout);
  return ExitStatus::done;
}

} // namespace

void add_plan(CommandLine& line, Session& session) {
  line.add<PlanWords>(
      "plan", "Show what a deploy would do, without starting Pulumi",
      "  cloud plan D1BRV40 --environment dev\n  cloud plan D1BRV40 --environment dev --json",
      [&session](CLI::App& command, PlanWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_option("-e,--environment", words.environment, "dev, stage or prod")->required();
        define_skip_options(command, words.force, words.verify);
        define_selection_options(command, words.selection);
        add_json(command, session);
      },
      show_plan);
}

} // namespace cloud::cli
