#pragma once

#include "model/run.hpp"

#include <optional>

namespace cloud {

// The outcome of an attempt, and when it was reached; no time when nobody wrote one down.
struct ArchivedResult {
  StepResult result;
  std::optional<TimePoint> ended_at;
};

// What a step whose orchestrator died has left on disk.
class StepArchive {
public:
  virtual ~StepArchive() = default;
  // The outcome of an attempt whose guard has ended; nothing when Pulumi was never started.
  [[nodiscard]] virtual std::optional<ArchivedResult> result(const Run& run, const Step& step) = 0;
};

} // namespace cloud
