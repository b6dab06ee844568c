#pragma once

#include <filesystem>

namespace cloud::pulumi {

// The folder of one attempt of one step. Everything in it is private to the user (0700, 0600): it
// holds resolved configuration and what Pulumi says.
struct Workspace {
  std::filesystem::path folder;

  [[nodiscard]] std::filesystem::path project_file() const { return folder / "Pulumi.yaml"; }
  [[nodiscard]] std::filesystem::path stack_file(const std::string& stack) const {
    return folder / ("Pulumi." + stack + ".yaml");
  }
  [[nodiscard]] std::filesystem::path events() const { return folder / "events.jsonl"; }
  [[nodiscard]] std::filesystem::path errors() const { return folder / "stderr.log"; }
  [[nodiscard]] std::filesystem::path exit_file() const { return folder / "exit.json"; }
  [[nodiscard]] std::filesystem::path consumed() const { return folder / "consumed.json"; }
  [[nodiscard]] std::filesystem::path assumed() const { return folder / "assumed.json"; }
  [[nodiscard]] std::filesystem::path reads() const { return folder / "reads.json"; }
  [[nodiscard]] std::filesystem::path undo_point() const { return folder / "state-before.json"; }
};

} // namespace cloud::pulumi
