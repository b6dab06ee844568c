#pragma once

#include "app/app.hpp"
#include "model/run_event.hpp"
#include "ports/event_sink.hpp"
#include "util/result.hpp"

#include <functional>
#include <optional>
#include <string>

namespace cloud::app {

struct LogQuery {
  std::string deployment; // id as typed
  std::optional<EnvironmentName> environment;
  std::optional<RunId> run;       // none: the last one
  std::optional<StackName> stack; // only events of this stack
  std::int64_t after = 0;         // events with a higher number only
  bool follow = false;            // wait for the end of the run
};

// Replays the events of a run from the store, and follows one that still goes on until it ends or
// `stop` says so. Every event once, in order. Errors: not_found when there is no such run.
[[nodiscard]] Result<void> show_logs(App& app, const LogQuery& query, EventSink& sink,
                                     const std::function<bool()>& stop);

} // namespace cloud::app
