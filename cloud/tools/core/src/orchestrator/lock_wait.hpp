#pragma once

#include "model/run_event.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"
#include "ports/interrupts.hpp"
#include "ports/run_store.hpp"

#include <chrono>
#include <functional>
#include <vector>

namespace cloud::orchestrator {

// How a run that has not begun waits for its environment. There is no queue: whoever looks first
// after the lock is free gets it.
class LockWait {
public:
  struct Services {
    RunStore& store;
    EventSink& sink;
    Interrupts& interrupts;
    const Clock& clock;
    // True when nothing of the holder lives any more: its lock can be taken.
    std::function<bool(const Run& holder)> is_abandoned;
    std::function<void(std::chrono::milliseconds)> pause;
  };

  LockWait(std::chrono::milliseconds at_most, Services services)
      : at_most_(at_most), services_(std::move(services)) {}

  // Waits until the lock that `run` needs may be taken; another run may still be faster. Tells each
  // holder once. Errors: `locked` when the time is over, counted from the first call; `cancelled`.
  [[nodiscard]] Result<void> until_free(const Run& run);

  // What was told: the first events of the run, if it ever begins. Nothing of a run that has not
  // begun can be in the store, so these are shown before they are stored, with the numbers that
  // they will have.
  [[nodiscard]] std::vector<RunEvent>& told() { return told_; }

private:
  void tell(const Run& run, const Run& holder);
  [[nodiscard]] Error out_of_time(const Run& holder) const;

  std::chrono::milliseconds at_most_;
  Services services_;
  std::optional<std::chrono::milliseconds> deadline_; // steady clock
  RunId told_of_;
  std::vector<RunEvent> told_;
};

} // namespace cloud::orchestrator
