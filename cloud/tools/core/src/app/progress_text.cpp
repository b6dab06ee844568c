#include "app/progress_text.hpp"

#include "app/time_text.hpp"

#include <fmt/format.h>

#include <ratio>

namespace cloud::app {

std::string progress_text(std::int64_t settled, std::int64_t total,
                          std::chrono::milliseconds remaining, const std::string& holding) {
  const std::string text = fmt::format("{} of {} stacks settled", settled, total);
  if (holding.empty()) {
    return text;
  }
  return remaining.count() > 0 ? fmt::format("{}, about {} left; {} holds the run", text,
                                             rough_duration_text(remaining), holding)
                               : fmt::format("{}, waiting for {}", text, holding);
}

std::string rough_duration_text(std::chrono::milliseconds duration) {
  using std::chrono::ceil;
  using TenSeconds = std::chrono::duration<std::int64_t, std::ratio<10>>;
  return duration <= std::chrono::seconds(50) ? duration_text(ceil<TenSeconds>(duration))
                                              : duration_text(ceil<std::chrono::minutes>(duration));
}

} // namespace cloud::app
