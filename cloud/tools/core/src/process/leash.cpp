#include "process/leash.hpp"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace cloud::process {
namespace {

// As shells do for a program that cannot be started.
constexpr int k_not_started = 127;
constexpr int k_program_argument = 3;

} // namespace

std::vector<std::string> leashed(const std::vector<std::string>& argv) {
  std::vector<std::string> words{"/proc/self/exe", "__leash", std::to_string(::getpid())};
  words.insert(words.end(), argv.begin(), argv.end());
  return words;
}

int leash_main(int argc, char** argv) {
  if (argc <= k_program_argument) {
    return k_not_started;
  }
  ::prctl(PR_SET_PDEATHSIG, SIGINT); // survives exec
  if (::getppid() != std::atoi(argv[2])) {
    return k_not_started; // the parent died before the leash was on
  }
  char** program = argv + k_program_argument;
  ::execv(*program, program);
  std::fprintf(stderr, "error: cannot start %s: %s\n", *program, std::strerror(errno));
  return k_not_started;
}

} // namespace cloud::process
