#pragma once

#include "app/app.hpp"
#include "app/running.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::app {

// What is left to do of a run that ended before its time.
struct Resumption {
  Run run;
  std::vector<StackName> done;
  std::vector<StackName> left; // what failed, was stopped, was blocked or never began
  RunOptions options;          // of the run that does it
};

// Finds out how a run can be gone on with. What a dead orchestrator left is settled first. A deploy
// that was undoing what it had changed goes on undoing. Errors: not_found (no such run), conflict
// (it still goes on, has nothing left to do, or another run came after it).
[[nodiscard]] Result<Resumption> plan_resumption(App& app, const std::string& run);

} // namespace cloud::app
