#include "commands/commands.hpp"
#include "commands/run_command.hpp"

namespace cloud::cli {

void add_destroy_stack(CommandLine& line, Session& session) {
  line.add<RunWords>(
      "destroy-stack", "Destroy one stack that nothing else needs",
      "  cloud destroy-stack D1BRV40 dns --environment dev --confirm",
      [&session](CLI::App& command, RunWords& words) {
        define_run_options(command, words, RunScope::one_stack, session);
      },
      [](const RunWords& words, Session& given) {
        return carry_out(words, Operation::destroy, given);
      });
}

} // namespace cloud::cli
