#pragma once

#include "model/value.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cloud::process {

// A program that a guard starts. Outputs are files: a pipe that breaks would kill Pulumi.
struct GuardCommand {
  std::vector<std::string> argv;
  std::vector<std::string> environment{};
  std::filesystem::path directory{};
  std::filesystem::path stdout_file{};
  std::filesystem::path stderr_file{};
};

// What a guard leaves behind when its Pulumi has ended.
struct GuardExit {
  int code = 0;
  int signal = 0;
  std::string error{};            // why the program could not even be started
  std::int64_t started_at_ms = 0; // Unix time, of the program itself; 0 when it was not started
  std::int64_t ended_at_ms = 0;   // Unix time
};

[[nodiscard]] Value to_value(const GuardCommand& command);
[[nodiscard]] GuardCommand command_from(const Value& value);
[[nodiscard]] Value to_value(const GuardExit& exit);
[[nodiscard]] GuardExit exit_from(const Value& value);

} // namespace cloud::process
