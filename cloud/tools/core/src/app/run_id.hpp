#pragma once

#include "model/names.hpp"
#include "model/run.hpp"

namespace cloud::app {

// R and the time in milliseconds in base 36, then three random characters: sorts by time, and two
// runs started in one millisecond on two machines differ.
[[nodiscard]] RunId new_run_id(TimePoint now);

} // namespace cloud::app
