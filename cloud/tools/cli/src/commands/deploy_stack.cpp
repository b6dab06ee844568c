#include "commands/commands.hpp"
#include "commands/run_command.hpp"

namespace cloud::cli {

void add_deploy_stack(CommandLine& line, Session& session) {
  line.add<RunWords>(
      "deploy-stack", "Deploy one stack", "  cloud deploy-stack D1BRV40 network --environment dev",
      [&session](CLI::App& command, RunWords& words) {
        define_run_options(command, words, RunScope::one_stack, session);
        define_skip_options(command, words.force, words.verify);
        define_rollback_option(command, words.rollback);
        define_promotion_option(command, words);
      },
      [](const RunWords& words, Session& given) {
        return carry_out(words, Operation::deploy, given);
      });
}

} // namespace cloud::cli
