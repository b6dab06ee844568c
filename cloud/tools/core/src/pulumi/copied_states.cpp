#include "pulumi/copied_states.hpp"

#include "pulumi/stack_state.hpp"

namespace cloud::pulumi {

Result<std::optional<std::string>> CopiedStates::read(const StackReference& stack) {
  CLOUD_TRY(auto copy, copies_.read(stack));
  if (copy) {
    return copy;
  }
  CLOUD_TRY(const auto state, real_.read({organization_, stack.project, stack.stack}));
  if (state) {
    CLOUD_CHECK(copy_stack(folder_, stack.project, stack.stack, *state));
  }
  return copies_.read(stack);
}

} // namespace cloud::pulumi
