#pragma once

#include "model/manifest.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::deployment {

// One deployment on disk: cloud/deploy/<ID>-<organization>-<project>.
struct Folder {
  DeploymentId id;
  std::filesystem::path path;

  [[nodiscard]] std::filesystem::path manifest() const { return path / "Deployment_Manifest.yaml"; }
  [[nodiscard]] std::filesystem::path config() const { return path / "config"; }
  [[nodiscard]] std::filesystem::path logs() const { return path / "logs"; }

  bool operator==(const Folder&) const = default;
};

// <ID>-<organization>-<project>, both made safe for file names.
[[nodiscard]] std::string folder_name(const DeploymentId& id, std::string_view organization,
                                      std::string_view project);

// Every deployment below cloud/deploy, by id; none when that folder does not exist.
[[nodiscard]] Result<std::vector<Folder>> deployment_folders(const std::filesystem::path& deploy);

// The deployment with this id, in whatever case it is typed. Errors: not_found with the nearest one
// there is; conflict when two folders have this id.
[[nodiscard]] Result<Folder> find_deployment(const std::filesystem::path& deploy,
                                             std::string_view id);

// What a list of deployments shows of one.
struct Summary {
  Folder folder;
  std::string organization;
  std::string project;
  std::string description;
  std::string created_at;
  Target target = Target::aws;
  std::vector<EnvironmentSettings> environments;
  std::string problem; // why the manifest cannot be read; empty when it can
};

// Reads no more of each manifest than its head. A broken manifest is a summary with a problem.
[[nodiscard]] Result<std::vector<Summary>> list_deployments(const std::filesystem::path& deploy);

} // namespace cloud::deployment
