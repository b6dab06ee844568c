#include "orchestrator/run_failures.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

namespace cloud::orchestrator {

Failure failure_from(const Error& error) {
  Failure failure;
  failure.kind = FailureClass::pre_deployment;
  failure.code = to_string(error.code);
  failure.message = error.message;
  for (const std::string& line : error.context) {
    failure.message += "\n" + line;
  }
  failure.advice = error.hint;
  return failure;
}

Failure stopped_from_outside() {
  return {.kind = FailureClass::critical,
          .code = "engine_stopped",
          .message = "Pulumi was told to stop, and not by this run",
          .advice = "what it had begun is finished and recorded; deploy again to go on"};
}

Failure out_of_time(std::chrono::milliseconds taken) {
  return {.kind = FailureClass::critical,
          .code = "timed_out",
          .message = fmt::format("stopped after {} s, more than twice the expected time",
                                 taken.count() / 1000),
          .advice = "look at the resource that was in progress, then deploy again; a slow "
                    "resource needs a longer timeout in the stack template"};
}

Failure not_agreed_to(const std::vector<std::string>& changes) {
  return {.kind = FailureClass::pre_deployment,
          .code = "not_approved",
          .message = fmt::format("it would do what the plan did not show: {}", join(changes, ", ")),
          .advice = "preview again, and save a new plan"};
}

} // namespace cloud::orchestrator
