#pragma once

#include "app/locking.hpp"
#include "model/run.hpp"

#include <string>

namespace cloud::cli {

// Who holds a lock, seen at `now`.
[[nodiscard]] std::string lock_text(const app::LockStatus& status, TimePoint now);
[[nodiscard]] std::string lock_json(const app::LockStatus& status);

// What was freed: `before` is how it was.
[[nodiscard]] std::string unlocked_text(const app::LockStatus& before);
[[nodiscard]] std::string unlocked_json(const app::LockStatus& before);

} // namespace cloud::cli
