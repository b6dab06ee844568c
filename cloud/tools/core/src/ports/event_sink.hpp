#pragma once

#include "model/run_event.hpp"

namespace cloud {

// Listens to a run: terminal, log files, WebSocket. Sees every event once, in order, after it has
// been stored. Must not throw and must not keep the run waiting.
class EventSink {
public:
  virtual ~EventSink() = default;
  virtual void on_event(const RunEvent& event) = 0;
};

} // namespace cloud
