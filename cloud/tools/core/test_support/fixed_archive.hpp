#pragma once

#include "ports/step_archive.hpp"

#include <map>

namespace cloud::test_support {

// What steps have left, by stack.
class FixedArchive : public StepArchive {
public:
  std::optional<ArchivedResult> result(const Step& step) override {
    const auto found = results.find(step.stack);
    if (found == results.end()) {
      return std::nullopt;
    }
    return ArchivedResult{found->second, ended_at};
  }
  ProgramReads reads(const Step& step) override { return noted[step.stack]; }

  std::map<StackName, StepResult> results;
  std::map<StackName, ProgramReads> noted;
  std::optional<TimePoint> ended_at;
};

} // namespace cloud::test_support
