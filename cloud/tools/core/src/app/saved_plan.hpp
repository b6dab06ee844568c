#pragma once

#include "app/previewing.hpp"
#include "model/run.hpp"
#include "planner/approval.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>

namespace cloud::app {

// What a preview has shown, kept in a file for the deploy that was agreed to. It names resources
// and operations; values of properties are not in it.
struct SavedPlan {
  DeploymentId deployment;
  EnvironmentName environment;
  std::string saved_by;
  std::string saved_at; // RFC 3339, UTC
  planner::Approval approval;
};

[[nodiscard]] planner::Approval approval_of(const EnvironmentPreview& preview);

// Errors: conflict when the preview is not complete, so that it says nothing about some stacks;
// unavailable when the file cannot be written.
[[nodiscard]] Result<void> save_plan(const std::filesystem::path& file,
                                     const EnvironmentPreview& preview, TimePoint now);

// Errors: not_found, and invalid_input when it is no such file, or one of another format.
[[nodiscard]] Result<SavedPlan> read_plan(const std::filesystem::path& file);

} // namespace cloud::app
