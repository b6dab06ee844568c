#pragma once

#include "model/run_event.hpp"
#include "ports/event_sink.hpp"
#include "ports/run_store.hpp"

#include <filesystem>
#include <vector>

namespace cloud::app {

// What a run came to, from all its events, as templates/schema/run-report.schema.json describes it.
// Expects the events to begin with deployment.started.
[[nodiscard]] Value run_report(const std::vector<RunEvent>& events);

// Writes logs/<run>.json when a run has ended. A report that cannot be written stops nothing: it
// can be made from the store again.
class RunReports : public EventSink {
public:
  RunReports(RunStore& store, std::filesystem::path folder)
      : store_(store), folder_(std::move(folder)) {}

  void on_event(const RunEvent& event) override;

private:
  RunStore& store_;
  std::filesystem::path folder_;
};

} // namespace cloud::app
