#include "commands/commands.hpp"
#include "commands/deploy_preview.hpp"
#include "commands/run_command.hpp"

namespace cloud::cli {
namespace {

void define_plan_options(CLI::App& command, RunWords& words) {
  CLI::Option* preview =
      command.add_flag("--preview", words.preview,
                       "show what would be created, changed and deleted, and do nothing");
  command
      .add_option("--save-plan", words.save_plan, "keep what the preview has shown in this file")
      ->needs(preview);
  CLI::Option* plan = command.add_option("--plan", words.plan,
                                         "do what this file has kept, and refuse anything else");
  for (const char* other : {"--preview", "--only", "--from", "--to"}) {
    plan->excludes(command.get_option(other));
  }
}

Result<ExitStatus> deploy(const RunWords& words, Session& session) {
  if (words.preview) {
    return show_preview(words, session);
  }
  return words.plan.empty() ? carry_out(words, Operation::deploy, session)
                            : carry_out_plan(words, session);
}

} // namespace

void add_deploy(CommandLine& line, Session& session) {
  line.add<RunWords>(
      "deploy", "Deploy all stacks of an environment",
      "  cloud deploy D1BRV40 --environment dev\n  cloud deploy D1BRV40 --environment prod "
      "--confirm\n  cloud deploy D1BRV40 --environment dev --from network --to database-rds\n"
      "  cloud deploy D1BRV40 --environment prod --preview --save-plan prod.plan\n"
      "  cloud deploy D1BRV40 --environment prod --plan prod.plan --confirm",
      [&session](CLI::App& command, RunWords& words) {
        define_run_options(command, words, RunScope::environment, session);
        define_skip_options(command, words.force, words.verify);
        define_selection_options(command, words.selection);
        define_plan_options(command, words);
        command.add_flag("--layer-barriers", words.layer_barriers,
                         "start a layer when the one before it is complete");
        define_rollback_option(command, words.rollback);
        define_promotion_option(command, words);
        command.add_flag("--fail-fast", words.fail_fast,
                         "stop everything when the first stack fails");
      },
      deploy);
}

} // namespace cloud::cli
