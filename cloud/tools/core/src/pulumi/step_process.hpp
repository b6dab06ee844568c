#pragma once

#include "ports/engine.hpp"
#include "ports/step_archive.hpp"
#include "process/guard_client.hpp"
#include "pulumi/event_stream.hpp"
#include "pulumi/file_tail.hpp"
#include "pulumi/masker.hpp"
#include "pulumi/workspace.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace cloud::pulumi {

// One Pulumi at work: its guard, and what it has said so far.
class StepProcess {
public:
  // Expects the workspace to be written: it holds the files that Pulumi will fill.
  StepProcess(StepRequest request, std::string account, process::GuardClient guard,
              const Masker& masker);

  [[nodiscard]] process::GuardClient& guard() { return guard_; }

  // Everything new since the last call; the last event of all is StepFinished.
  [[nodiscard]] std::vector<EngineEvent> poll(std::chrono::milliseconds now);

private:
  StepRequest request_;
  std::string account_;
  Workspace workspace_;
  process::GuardClient guard_;
  FileTail tail_;
  EventStream stream_;
  Masker masker_;
};

// The outcome of an attempt from what it left in its workspace, for a step whose orchestrator died.
[[nodiscard]] std::optional<ArchivedResult>
result_in(const std::filesystem::path& workspace, EngineOperation operation, const Masker& masker);

} // namespace cloud::pulumi
