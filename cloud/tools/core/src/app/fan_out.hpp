#pragma once

#include "ports/event_sink.hpp"

#include <initializer_list>
#include <vector>

namespace cloud::app {

// Passes every event on to several listeners, in their order.
class FanOut : public EventSink {
public:
  FanOut(std::initializer_list<EventSink*> sinks) : sinks_(sinks) {}
  void on_event(const RunEvent& event) override {
    for (EventSink* sink : sinks_) {
      sink->on_event(event);
    }
  }

private:
  std::vector<EventSink*> sinks_;
};

} // namespace cloud::app
