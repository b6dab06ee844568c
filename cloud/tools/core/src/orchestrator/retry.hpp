#pragma once

#include "model/step_result.hpp"

#include <chrono>
#include <optional>

namespace cloud::orchestrator {

inline constexpr int k_most_attempts = 4;

// How long to wait before the next attempt of a step that failed; nothing when it must not be tried
// again. Only throttling and transport errors are, 2, 8 and 32 seconds later: AWS's buckets refill
// within seconds, and Pulumi's provider has already retried the single call.
[[nodiscard]] inline std::optional<std::chrono::milliseconds> retry_delay(const Failure& failure,
                                                                          int attempt) {
  if (!failure.retryable || attempt >= k_most_attempts) {
    return std::nullopt;
  }
  std::chrono::milliseconds delay{2000};
  for (int i = 1; i < attempt; ++i) {
    delay *= 4;
  }
  return delay;
}

} // namespace cloud::orchestrator
