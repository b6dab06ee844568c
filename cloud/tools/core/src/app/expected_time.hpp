#pragma once

#include "app/app.hpp"
#include "app/environment.hpp"
#include "util/result.hpp"

#include <chrono>

namespace cloud::app {

// How many successful runs the expected duration of a stack is taken from.
inline constexpr int k_history = 10;

// What a step of a stack is expected to take: the median of its last deploys in the environment,
// else the estimate of its template.
[[nodiscard]] Result<std::chrono::milliseconds> expected_time(App& app,
                                                              const LoadedDeployment& deployment,
                                                              const EnvironmentName& environment,
                                                              const StackName& stack);

} // namespace cloud::app
