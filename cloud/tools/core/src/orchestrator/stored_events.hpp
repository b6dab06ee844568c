#pragma once

#include "ports/run_store.hpp"

namespace cloud::orchestrator {

// Every stored event of a run, in order, a page at a time.
template <class Visit>
[[nodiscard]] Result<void> for_each_event(RunStore& store, const RunId& run, Visit visit) {
  constexpr int k_page = 1000;
  std::int64_t after = 0;
  while (true) {
    CLOUD_TRY(const std::vector<RunEvent> events, store.events(run, after, k_page));
    for (const RunEvent& event : events) {
      visit(event);
      after = event.sequence;
    }
    if (events.size() < k_page) {
      return {};
    }
  }
}

} // namespace cloud::orchestrator
