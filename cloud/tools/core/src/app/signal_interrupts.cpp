#include "app/signal_interrupts.hpp"

#include <signal.h>

namespace cloud::app {

SignalInterrupts::SignalInterrupts() : watch_({SIGINT, SIGTERM, SIGHUP}) {}

int SignalInterrupts::requested() {
  for (const int signal : watch_.take()) {
    // A closed terminal is no wish to stop: the run goes on and can be watched again.
    count_ += signal == SIGHUP ? 0 : 1;
  }
  return count_;
}

} // namespace cloud::app
