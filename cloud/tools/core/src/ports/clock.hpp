#pragma once

#include "model/run.hpp"

#include <chrono>

namespace cloud {

// Two clocks: the calendar (may jump, only ever shown and stored) and a steady one for durations.
class Clock {
public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual TimePoint now() const = 0;
  [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
};

} // namespace cloud
