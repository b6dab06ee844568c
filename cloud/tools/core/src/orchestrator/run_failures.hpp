#pragma once

#include "model/step_result.hpp"
#include "util/error.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace cloud::orchestrator {

// Failures of a step that the run itself finds, without a word from Pulumi.

// It could not be started.
[[nodiscard]] Failure failure_from(const Error& error);
[[nodiscard]] Failure stopped_from_outside();
[[nodiscard]] Failure out_of_time(std::chrono::milliseconds taken);

// A preview shows these changes, which nobody has agreed to.
[[nodiscard]] Failure not_agreed_to(const std::vector<std::string>& changes);

} // namespace cloud::orchestrator
