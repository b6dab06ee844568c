#pragma once

#include "model/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace cloud {

// The outcome of an attempt, and when it was reached; no time when nobody wrote one down.
struct ArchivedResult {
  StepResult result;
  std::optional<TimePoint> ended_at;
};

// What a program read besides its configuration, as far as it was noted.
struct ProgramReads {
  bool noted = false;               // false: nobody knows what it read
  std::vector<std::string> outputs; // "network.vpcId"
  std::vector<std::string> files; // files and folders: below the root of the platform, or absolute
  std::vector<std::string> environment; // names of variables; "*" for all of them
  std::vector<std::string> network;     // "host:port"
  std::vector<std::string> queries;     // of AWS, that can be asked again: "aws:ssm:/app/key"
  std::vector<std::string> processes;   // commands; "*" for code that cannot be followed
  std::vector<std::string> fleeting;    // what hardly answers the same twice: "the clock"
  bool operator==(const ProgramReads&) const = default;
};

// What a step has left on disk.
class StepArchive {
public:
  virtual ~StepArchive() = default;
  // The outcome of an attempt whose guard has ended; nothing when Pulumi was never started.
  [[nodiscard]] virtual std::optional<ArchivedResult> result(const Step& step) = 0;
  [[nodiscard]] virtual ProgramReads reads(const Step& step) = 0;
};

} // namespace cloud
