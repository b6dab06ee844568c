#include "orchestrator/lock_wait.hpp"

#include "orchestrator/event_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::orchestrator {
namespace {

// The store has no way to wake another process; this is what waiting costs.
constexpr std::chrono::milliseconds k_look_every{200};

} // namespace

Result<void> LockWait::until_free(const Run& run) {
  deadline_ = deadline_.value_or(services_.clock.steady() + at_most_);
  while (true) {
    CLOUD_TRY(const std::optional<Run> holder,
              services_.store.lock_holder(run.deployment, run.environment));
    if (!holder || services_.is_abandoned(*holder)) {
      return {};
    }
    if (services_.interrupts.requested() > 0) {
      return fail(ErrorCode::cancelled, fmt::format("no longer waiting for {} {}; nothing was done",
                                                    run.deployment, run.environment));
    }
    const std::chrono::milliseconds left = *deadline_ - services_.clock.steady();
    if (left.count() <= 0) {
      return fail(out_of_time(*holder));
    }
    tell(run, *holder);
    services_.pause(std::min(k_look_every, left));
  }
}

void LockWait::tell(const Run& run, const Run& holder) {
  if (holder.id == told_of_) {
    return;
  }
  told_of_ = holder.id;
  told_.push_back({.sequence = static_cast<std::int64_t>(told_.size()) + 1,
                   .type = "lock.waiting",
                   .time = services_.clock.now(),
                   .run = run.id,
                   .deployment = run.deployment,
                   .environment = run.environment,
                   .stack = {},
                   .data = waiting_data(run, holder, at_most_)});
  services_.sink.on_event(told_.back());
}

Error LockWait::out_of_time(const Run& holder) const {
  Error error = locked_by(holder);
  if (at_most_.count() > 0) {
    error.context.push_back(fmt::format(
        "waited {} s for it", std::chrono::duration_cast<std::chrono::seconds>(at_most_).count()));
  }
  return error;
}

} // namespace cloud::orchestrator
