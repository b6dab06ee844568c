#pragma once

#include "model/run_event.hpp"
#include "ports/clock.hpp"
#include "ports/event_sink.hpp"
#include "ports/run_store.hpp"

#include <string>
#include <vector>

namespace cloud::orchestrator {

// Tells what happens in one run: first to the store, then to whoever listens. Events can be
// gathered and stored together; a state change takes the gathered ones with it in its transaction.
// The first write that fails is kept in `failure()`: from then on the run must start nothing new,
// and nothing more is written. What is told later would have a gap before it; as it is, the run can
// be settled like any other whose orchestrator has died.
class Journal {
public:
  Journal(const Run& run, RunStore& store, EventSink& sink, const Clock& clock)
      : run_(run), store_(store), sink_(sink), clock_(clock) {}

  void add(std::string type, Value data = Value(Value::Map{}), const StackName& stack = {});
  // Gathers the state of a step that has done nothing: it may be lost with the process.
  void keep(const Step& step) { steps_.push_back(step); }
  // Stores and shows what was gathered.
  void flush();
  // Stores the step's state together with what was gathered, then shows that. An intent is refused
  // with `locked` when the lock of the run was freed: that is no failure of the journal.
  [[nodiscard]] Result<void> update(const Step& step);
  [[nodiscard]] Result<void> finish(const Run& run);
  // Ends a run whose orchestrator has died. Shows nothing when somebody else has done that
  // meanwhile.
  [[nodiscard]] Result<void> settle(const Settlement& settlement);
  // What belongs to the next events could not be stored elsewhere: as if a write of them had
  // failed.
  void give_up(const Error& error);

  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

private:
  Result<void> show(Result<void> stored);

  const Run run_;
  RunStore& store_;
  EventSink& sink_;
  const Clock& clock_;
  std::vector<RunEvent> gathered_;
  std::vector<Step> steps_; // gathered as well
  std::optional<Error> failure_;
};

} // namespace cloud::orchestrator
