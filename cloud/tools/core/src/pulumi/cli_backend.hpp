#pragma once

#include "process/spawn.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/command_line.hpp"
#include "pulumi/installation.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cloud::pulumi {

// A backend that only Pulumi itself can reach (Pulumi Cloud, s3://, postgres://, …): a process for
// every question.
class CliBackend : public Backend {
public:
  // `pulumi` tells the program to run, when it is first needed.
  CliBackend(std::function<Result<std::filesystem::path>()> pulumi, Installation installation,
             PulumiSettings settings)
      : pulumi_(std::move(pulumi)), installation_(std::move(installation)),
        settings_(std::move(settings)) {}

  [[nodiscard]] Result<std::optional<std::string>> read(const StackReference& stack) override;
  [[nodiscard]] Result<void> create(const StackReference& stack,
                                    const std::filesystem::path& workspace) override;
  // Does nothing: whose processes hold a lock there cannot be known from here.
  [[nodiscard]] Result<void> release_dead_locks(const StackReference& stack) override;
  [[nodiscard]] Result<void> set_secret(const StackReference& stack,
                                        const std::filesystem::path& workspace,
                                        const std::string& key, const Secret& value) override;
  [[nodiscard]] Result<std::string> outputs(const StackReference& stack) override;

private:
  [[nodiscard]] Result<std::string> run(const std::vector<std::string>& words,
                                        const std::filesystem::path& directory,
                                        const Secret& input = {});
  [[nodiscard]] std::string hint() const;

  std::function<Result<std::filesystem::path>()> pulumi_;
  Installation installation_;
  PulumiSettings settings_;
};

} // namespace cloud::pulumi
