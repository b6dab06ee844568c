#pragma once

#include "pulumi/backend.hpp"
#include "pulumi/file_backend.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace cloud::pulumi {

// A file backend for previews: every stack that Pulumi is asked about is copied into it first, and
// one that does not exist yet is made there. So the real backend sees no write and no lock.
class CopiedStates : public Backend {
public:
  // `folder` is the one that `copies` keeps its files in; `organization` is the real backend's. The
  // copies have none of their own. `real` outlives it.
  CopiedStates(Backend& real, std::string organization, std::filesystem::path folder,
               FileBackend copies)
      : real_(real), organization_(std::move(organization)), folder_(std::move(folder)),
        copies_(std::move(copies)) {}

  [[nodiscard]] Result<std::optional<std::string>> read(const StackReference& stack) override;
  [[nodiscard]] Result<void> create(const StackReference& stack,
                                    const std::filesystem::path& workspace) override {
    return copies_.create(stack, workspace);
  }
  [[nodiscard]] Result<void> release_dead_locks(const StackReference&) override { return {}; }
  [[nodiscard]] Result<void> set_secret(const StackReference& stack,
                                        const std::filesystem::path& workspace,
                                        const std::string& key, const Secret& value) override {
    return copies_.set_secret(stack, workspace, key, value);
  }
  [[nodiscard]] Result<std::string> outputs(const StackReference& stack) override {
    return copies_.outputs(stack);
  }

private:
  Backend& real_;
  std::string organization_;
  std::filesystem::path folder_;
  FileBackend copies_;
};

} // namespace cloud::pulumi
