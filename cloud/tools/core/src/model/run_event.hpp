#pragma once

#include "model/run.hpp"

#include <cstdint>
#include <string>

namespace cloud {

// One thing that happened in a run. Stored before it is shown; `sequence` is dense from 1 within
// its run, so that a listener can ask for everything after N. `type` is "stack.started" and the
// like, `data` holds the fields of that type (templates/schema/run-event.schema.json).
struct RunEvent {
  std::int64_t sequence = 0; // 0: not stored yet
  std::string type;
  TimePoint time{};
  RunId run;
  DeploymentId deployment;
  EnvironmentName environment;
  StackName stack; // empty for events of the whole run
  Value data;      // a map
  bool operator==(const RunEvent&) const = default;
};

} // namespace cloud
