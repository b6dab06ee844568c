#pragma once

#include <string>

namespace cloud::app {

// Who gives this command, and on which machine, as runs and notes name them.
[[nodiscard]] std::string user_name();
[[nodiscard]] std::string host_name();

} // namespace cloud::app
