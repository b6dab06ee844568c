#pragma once

#include <filesystem>
#include <string>

namespace cloud::pulumi {

struct ProjectFile {
  std::string name;           // the business project
  std::string description;    // of the stack
  std::filesystem::path main; // absolute path of the bundle
};

// The text of a Pulumi.yaml for one step.
[[nodiscard]] std::string write_project_file(const ProjectFile& project);

} // namespace cloud::pulumi
