#include "deployment/folders.hpp"

#include "deployment/id.hpp"
#include "deployment/manifest_reader.hpp"
#include "documents/yaml_reader.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {
namespace {

namespace fs = std::filesystem;

// The manifest without its stacks, which are most of it and come last.
std::string_view head_of(std::string_view manifest) {
  const size_t stacks = manifest.find("\n  stacks:");
  return stacks == std::string_view::npos ? manifest : manifest.substr(0, stacks + 1);
}

Result<Manifest> read_head(const fs::path& path) {
  CLOUD_TRY(std::string text, read_file(path, documents::YamlLimits{}.bytes));
  const std::string head(head_of(text));
  CLOUD_TRY(documents::Document document, documents::parse_yaml(head, path.string()));
  Manifest manifest = to_manifest(document);
  if (!manifest.environments.empty() || head.size() == text.size()) {
    return manifest;
  }
  // The user has put the stacks elsewhere.
  CLOUD_TRY(document, documents::parse_yaml(std::move(text), path.string()));
  return to_manifest(document);
}

} // namespace

std::string folder_name(const DeploymentId& id, std::string_view organization,
                        std::string_view project) {
  return fmt::format("{}-{}-{}", id, slug(organization), slug(project));
}

Result<std::vector<Folder>> deployment_folders(const fs::path& deploy) {
  std::vector<Folder> folders;
  std::error_code failure;
  fs::directory_iterator entries(deploy, failure);
  for (const fs::directory_iterator end; !failure && entries != end; entries.increment(failure)) {
    const std::string name = entries->path().filename().string();
    const std::string id = name.substr(0, name.find('-'));
    if (id.size() < name.size() && is_id(id)) {
      folders.push_back({DeploymentId(id), entries->path()});
    }
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot read {}: {}", deploy.string(), failure.message()));
  }
  std::sort(folders.begin(), folders.end(),
            [](const Folder& a, const Folder& b) { return a.path < b.path; });
  return folders;
}

Result<Folder> find_deployment(const fs::path& deploy, std::string_view id) {
  CLOUD_TRY(const std::vector<Folder> folders, deployment_folders(deploy));
  const std::string wanted = to_upper(id);
  std::vector<std::string> ids;
  std::vector<const Folder*> found;
  for (const Folder& folder : folders) {
    if (folder.id.str() == wanted) {
      found.push_back(&folder);
    }
    ids.push_back(folder.id.str());
  }
  if (found.size() == 1) {
    return *found.front();
  }
  if (found.size() > 1) {
    return fail(ErrorCode::conflict,
                fmt::format("{} and {} have the same deployment id", found[0]->path.string(),
                            found[1]->path.string()),
                "a copy of a deployment needs an id of its own; move one of them away");
  }
  return fail(ErrorCode::not_found,
              fmt::format("deployment '{}' does not exist{}", id, did_you_mean(wanted, ids)),
              "`cloud list` shows the deployments there are");
}

Result<std::vector<Summary>> list_deployments(const fs::path& deploy) {
  CLOUD_TRY(const std::vector<Folder> folders, deployment_folders(deploy));
  std::vector<Summary> summaries;
  for (const Folder& folder : folders) {
    Summary summary;
    summary.folder = folder;
    auto manifest = read_head(folder.manifest());
    if (manifest) {
      summary.organization = manifest->organization;
      summary.project = manifest->project;
      summary.description = manifest->description;
      summary.created_at = manifest->created_at;
      summary.target = manifest->target;
      summary.environments = std::move(manifest->environments);
    } else {
      summary.problem = manifest.error().message;
    }
    summaries.push_back(std::move(summary));
  }
  return summaries;
}

} // namespace cloud::deployment
