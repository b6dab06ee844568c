#pragma once

#include "process/control_channel.hpp"
#include "process/guard_command.hpp"
#include "process/spawn.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cloud::process {

// How a guard is started: this very program, asked to be one.
struct GuardProgram {
  std::vector<std::string> argv; // ["/path/to/cloud", "__guard", …]
  int lifetime_descriptor = -1;  // write end of the run's lifetime pipe, or -1
  std::filesystem::path log;     // what the guard itself may have to say
};

// The orchestrator's side of one guard. Destroying it closes the channel: a guard that was released
// goes on by itself, one that was not ends.
class GuardClient {
public:
  // Starts the guard and, in it, the program host, where one is needed.
  [[nodiscard]] static Result<GuardClient> start(const GuardProgram& program,
                                                 const std::optional<GuardCommand>& host);

  [[nodiscard]] int pid() const { return guard_.pid; }
  // Readable when there is news: a message, the end of the guard, or that of a Pulumi whose guard
  // was killed.
  [[nodiscard]] int descriptor() const {
    return guard_lost_ ? pulumi_.get() : control_.descriptor();
  }

  // Hands over what to run; `exit_file` will hold the outcome. Nothing is started yet.
  [[nodiscard]] Result<void> prepare(const GuardCommand& command,
                                     const std::filesystem::path& exit_file);
  [[nodiscard]] Result<void> release();
  void stop(const char* level); // "graceful", "forceful", "kill"
  [[nodiscard]] bool stop_asked() const { return stop_asked_; }

  // The outcome once it is known. A guard that died without one counts as an exit by SIGKILL, as
  // soon as its Pulumi, which is told to stop by that death, has ended too.
  [[nodiscard]] std::optional<GuardExit> poll();

private:
  Child guard_;
  ControlChannel control_;
  FileDescriptor pulumi_; // pidfd
  std::filesystem::path exit_file_;
  bool guard_lost_ = false;
  bool stop_asked_ = false;
};

// The outcome a guard left in its exit file, if it got that far.
[[nodiscard]] std::optional<GuardExit> read_exit_file(const std::filesystem::path& path);

} // namespace cloud::process
