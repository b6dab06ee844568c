#pragma once

#include "ports/event_sink.hpp"

namespace cloud::app {

// For work whose events nobody watches; they are stored all the same.
class NoListener : public EventSink {
public:
  void on_event(const RunEvent&) override {}
};

} // namespace cloud::app
