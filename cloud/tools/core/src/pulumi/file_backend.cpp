#include "pulumi/file_backend.hpp"

#include "pulumi/checkpoint.hpp"
#include "pulumi/dead_locks.hpp"
#include "pulumi/stack_state.hpp"
#include "pulumi/toolchain.hpp"
#include "util/files.hpp"

namespace cloud::pulumi {

Result<std::optional<std::string>> FileBackend::read(const StackReference& stack) {
  auto text = read_file(checkpoint_file(state_, stack.project, stack.stack));
  if (!text) {
    if (text.error().code == ErrorCode::not_found) {
      return std::nullopt;
    }
    return fail(text.error());
  }
  return *std::move(text);
}

Result<void> FileBackend::create(const StackReference& stack,
                                 const std::filesystem::path& workspace) {
  CLOUD_CHECK(make_directories(state_));
  if (secrets_provider_ != k_passphrase_provider) {
    return pulumi_.create(stack, workspace);
  }
  CLOUD_TRY(const std::string salt, cipher_.salt());
  return create_stack(state_, stack.project, stack.stack, "v" + to_string(k_pinned_pulumi), salt,
                      clock_.now());
}

Result<void> FileBackend::release_dead_locks(const StackReference& stack) {
  return release_locks_of_dead_processes(state_ / ".pulumi" / "locks" / stack.organization /
                                         stack.project / stack.stack.str());
}

Result<void> FileBackend::set_secret(const StackReference& stack,
                                     const std::filesystem::path& workspace, const std::string& key,
                                     const Secret& value) {
  return pulumi_.set_secret(stack, workspace, key, value);
}

Result<std::string> FileBackend::outputs(const StackReference& stack) {
  return pulumi_.outputs(stack);
}

} // namespace cloud::pulumi
