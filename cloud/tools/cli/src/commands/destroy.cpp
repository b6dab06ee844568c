#include "commands/commands.hpp"
#include "commands/run_command.hpp"

namespace cloud::cli {

void add_destroy(CommandLine& line, Session& session) {
  line.add<RunWords>(
      "destroy", "Destroy all stacks of an environment, dependents first",
      "  cloud destroy D1BRV40 --environment dev\n  cloud destroy D1BRV40 --environment dev "
      "--confirm",
      [&session](CLI::App& command, RunWords& words) {
        define_run_options(command, words, RunScope::environment, session);
      },
      [](const RunWords& words, Session& given) {
        return carry_out(words, Operation::destroy, given);
      });
}

} // namespace cloud::cli
