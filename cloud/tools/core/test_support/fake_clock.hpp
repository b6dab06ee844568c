#pragma once

#include "ports/clock.hpp"

namespace cloud::test_support {

// Stands still until it is told to move. Both clocks move together.
class FakeClock : public Clock {
public:
  [[nodiscard]] TimePoint now() const override {
    return TimePoint(std::chrono::seconds(1'760'020'200)) + passed_; // 2025-10-09 14:30:00 UTC
  }
  [[nodiscard]] std::chrono::milliseconds steady() const override { return passed_; }
  void advance(std::chrono::milliseconds by) { passed_ += by; }

private:
  std::chrono::milliseconds passed_{0};
};

} // namespace cloud::test_support
