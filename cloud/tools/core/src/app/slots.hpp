#pragma once

#include "app/settings.hpp"
#include "util/result.hpp"

namespace cloud::app {

// How many stacks run at once: the setting `parallel`, or what processors and free memory allow. A
// simulated step keeps a processor busy, a real one mostly waits for AWS.
[[nodiscard]] Result<int> slots(const Settings& settings, bool simulated);

} // namespace cloud::app
