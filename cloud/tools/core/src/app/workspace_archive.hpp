#pragma once

#include "ports/step_archive.hpp"

#include <filesystem>
#include <utility>

namespace cloud::app {

// Reads what guards and program hosts left in the workspaces. Secrets of a run that is gone are not
// known any more, but Pulumi masks those it knows by itself.
class WorkspaceArchive : public StepArchive {
public:
  explicit WorkspaceArchive(std::filesystem::path root) : root_(std::move(root)) {}

  [[nodiscard]] std::optional<ArchivedResult> result(const Step& step) override;
  [[nodiscard]] ProgramReads reads(const Step& step) override;

private:
  std::filesystem::path root_; // of the platform
};

} // namespace cloud::app
