#pragma once

#include "util/file_descriptor.hpp"
#include "util/result.hpp"
#include "util/secret.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud::process {

// A program to start: its own session, no signal blocked or ignored, nothing inherited but what is
// named here. Descriptor N of `descriptors` becomes descriptor N of the child; -1 means /dev/null.
struct SpawnRequest {
  std::vector<std::string> argv;          // argv[0] is the path of the program
  std::vector<std::string> environment{}; // "NAME=value"; nothing is inherited
  std::filesystem::path directory{};      // empty: the current one
  std::vector<int> descriptors{-1, -1, -1};
};

// A child that was started. Neither signalled nor reaped by the destructor: whoever holds it
// decides.
struct Child {
  int pid = 0;
  FileDescriptor handle; // pidfd: readable when the child has ended
};

[[nodiscard]] Result<Child> spawn(const SpawnRequest& request);

struct Exit {
  int code = 0;   // exit status, when signal is 0
  int signal = 0; // that ended it, or 0
};

// Waits for the end of a child and reaps it.
[[nodiscard]] Exit wait_for(const Child& child);

// Runs a program to its end with stdin from /dev/null; both outputs go to `output` (appended).
[[nodiscard]] Result<Exit> run(SpawnRequest request, const std::filesystem::path& output);

// Runs a program to its end and returns what it wrote to stdout; anything but exit status 0 is an
// error that holds the last line of what it wrote to stderr.
// `input` is what it reads from stdin: the way to hand over a secret, which must not be an
// argument.
[[nodiscard]] Result<std::string> capture(SpawnRequest request, const Secret& input = {});

// The absolute path of a program on PATH, or an empty path.
[[nodiscard]] std::filesystem::path find_program(const std::string& name);

// "NAME=value" entries of this process's environment whose names are listed.
[[nodiscard]] std::vector<std::string> inherited_environment(const std::vector<std::string>& names);

} // namespace cloud::process
