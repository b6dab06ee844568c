#pragma once

#include <optional>
#include <string_view>

namespace cloud {

// What a step of a run does with its stack.
enum class StepAction {
  apply,   // what the manifest asks for now
  restore, // what a snapshot has kept of an earlier step
  remove,  // everything goes
};

[[nodiscard]] constexpr const char* to_string(StepAction action) {
  switch (action) {
  case StepAction::apply:
    return "apply";
  case StepAction::restore:
    return "restore";
  case StepAction::remove:
    return "remove";
  }
  return "apply";
}

[[nodiscard]] constexpr std::optional<StepAction> step_action_from(std::string_view text) {
  for (const StepAction action : {StepAction::apply, StepAction::restore, StepAction::remove}) {
    if (text == to_string(action)) {
      return action;
    }
  }
  return std::nullopt;
}

} // namespace cloud
