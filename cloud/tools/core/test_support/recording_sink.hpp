#pragma once

#include "ports/event_sink.hpp"
#include "test_support/memory_run_store.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace cloud::test_support {

// Writes down what it is shown, and expects it to be in the store by then.
class RecordingSink : public EventSink {
public:
  explicit RecordingSink(const MemoryRunStore& store) : store_(store) {}

  void on_event(const RunEvent& event) override {
    EXPECT_LE(static_cast<size_t>(event.sequence), store_.all_events.size());
    EXPECT_EQ(event.sequence, static_cast<std::int64_t>(types.size()) + 1);
    types.push_back(event.stack.empty() ? event.type : event.type + " " + event.stack.str());
    on(types.back());
  }

  std::function<void(const std::string&)> on = [](const std::string&) {};
  std::vector<std::string> types; // "deployment.started", "stack.started network", …

private:
  const MemoryRunStore& store_;
};

} // namespace cloud::test_support
