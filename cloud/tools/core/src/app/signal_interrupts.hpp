#pragma once

#include "ports/interrupts.hpp"
#include "process/signal_watch.hpp"

namespace cloud::app {

// Ctrl-C and SIGTERM as a wish to stop. While it lives, these signals do nothing else.
class SignalInterrupts : public Interrupts {
public:
  SignalInterrupts();

  [[nodiscard]] int requested() override;
  // Readable when a signal has arrived that was not counted yet.
  [[nodiscard]] int descriptor() const { return watch_.descriptor(); }

private:
  process::SignalWatch watch_;
  int count_ = 0;
};

} // namespace cloud::app
