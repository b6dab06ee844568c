#pragma once

namespace cloud {

// The user's wish to stop: how often it was expressed so far (Ctrl-C, SIGTERM, a cancel request).
class Interrupts {
public:
  virtual ~Interrupts() = default;
  [[nodiscard]] virtual int requested() = 0;
};

} // namespace cloud
