// How long a program takes, and how much processor time it and everything it starts use.
//
//     measure [--also PID] --log FILE -- PROGRAM ARGUMENT…
//
// Prints {"wallMs": …, "cpuMs": …}. Wall time ends with the program; processor time counts every
// descendant, also those that outlive it: they become children of this process, which waits for the
// last of them. --also adds what a process that was there before uses meanwhile. Both outputs of
// the program go to FILE. Ends with status 1, and nothing on stdout, when the program fails.
#include "process/descendants.hpp"
#include "process/spawn.hpp"
#include "processor_time.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace cloud;
using bench::Milliseconds;

struct Words {
  std::optional<int> also;
  std::string log;
  std::vector<std::string> command;
};

std::optional<Words> read_words(int argc, char** argv) {
  Words words;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--") {
      words.command.assign(argv + i + 1, argv + argc);
      break;
    }
    if (i + 1 == argc || (word != "--also" && word != "--log")) {
      return std::nullopt;
    }
    const char* value = argv[++i];
    if (word == "--also") {
      words.also = std::atoi(value);
    } else {
      words.log = value;
    }
  }
  return words.command.empty() || words.log.empty() ? std::nullopt : std::optional(words);
}

std::vector<std::string> whole_environment() {
  std::vector<std::string> entries;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    entries.emplace_back(*entry);
  }
  return entries;
}

} // namespace

int main(int argc, char** argv) {
  const auto words = read_words(argc, argv);
  if (!words) {
    fmt::print(stderr, "usage: measure [--also PID] --log FILE -- PROGRAM ARGUMENT…\n");
    return EXIT_FAILURE;
  }
  const FileDescriptor log(
      ::open(words->log.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  process::become_subreaper();
  const auto used_by_the_other = [&words] {
    return words->also ? bench::used_by(*words->also) : Milliseconds{};
  };
  const Milliseconds before = used_by_the_other();
  const auto begun = std::chrono::steady_clock::now();
  const auto child = process::spawn({.argv = words->command,
                                     .environment = whole_environment(),
                                     .descriptors = {-1, log.get(), log.get()}});
  if (!child) {
    fmt::print(stderr, "measure: {}\n", child.error().message);
    return EXIT_FAILURE;
  }
  const process::Exit exit = process::wait_for(*child);
  const Milliseconds wall = std::chrono::steady_clock::now() - begun;
  bench::wait_for_descendants();
  const Milliseconds processor = bench::used_by_descendants() + used_by_the_other() - before;
  if (exit.code != 0 || exit.signal != 0) {
    fmt::print(stderr, "measure: {} ended with status {}, see {}\n", words->command.front(),
               exit.signal == 0 ? exit.code : 128 + exit.signal, words->log);
    return EXIT_FAILURE;
  }
  fmt::print("{{\"wallMs\": {:.1f}, \"cpuMs\": {:.1f}}}\n", wall.count(), processor.count());
  return EXIT_SUCCESS;
}
