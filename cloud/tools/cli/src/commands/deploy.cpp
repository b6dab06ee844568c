#include "commands/commands.hpp"
#include "commands/run_command.hpp"

namespace cloud::cli {

void add_deploy(CommandLine& line, Session& session) {
  line.add<RunWords>(
      "deploy", "Deploy all stacks of an environment",
      "  cloud deploy D1BRV40 --environment dev\n  cloud deploy D1BRV40 --environment prod "
      "--confirm\n  cloud deploy D1BRV40 --environment dev --from network --to database-rds",
      [&session](CLI::App& command, RunWords& words) {
        define_run_options(command, words, RunScope::environment, session);
        define_skip_options(command, words.force, words.verify);
        define_selection_options(command, words.selection);
        command.add_flag("--layer-barriers", words.layer_barriers,
                         "start a layer when the one before it is complete");
        define_rollback_option(command, words.rollback);
        define_promotion_option(command, words);
        command.add_flag("--fail-fast", words.fail_fast,
                         "stop everything when the first stack fails");
      },
      [](const RunWords& words, Session& given) {
        return carry_out(words, Operation::deploy, given);
      });
}

} // namespace cloud::cli
