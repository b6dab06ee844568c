#include "command_line.hpp"
#include "commands/commands.hpp"
#include "errors.hpp"
#include "process/guard.hpp"
#include "process/leash.hpp"

#include <unistd.h>

#include <cstdio>
#include <exception>
#include <string_view>

namespace {

using namespace cloud;
using namespace cloud::cli;

int finish(ExitStatus status) {
  return static_cast<int>(status);
}

int run(int argc, char** argv) {
  Session session;
  session.guard_argv = {"/proc/self/exe", "__guard"};
  session.out = terminal_of(STDOUT_FILENO);
  session.err = terminal_of(STDERR_FILENO);
  CommandLine line(session);
  add_commands(line, session);

  const auto action = line.parse(argc, argv);
  if (!action) {
    show_error(action.error(), session);
    return finish(ExitStatus::usage);
  }
  const auto status = (*action)(session);
  if (!status) {
    show_error(status.error(), session);
    return finish(exit_status_of(status.error().code));
  }
  // A full disk or a closed pipe must not pass for success.
  if (std::fflush(stdout) != 0) {
    std::perror("cannot write the output");
    return finish(ExitStatus::failed);
  }
  return finish(*status);
}

} // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "__guard") {
    return cloud::process::guard_main();
  }
  if (argc > 1 && std::string_view(argv[1]) == "__leash") {
    return cloud::process::leash_main(argc, argv);
  }
  try {
    return run(argc, argv);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "error: internal error: %s\n", problem.what());
    return finish(ExitStatus::internal);
  }
}
