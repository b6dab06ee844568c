#include "pulumi/toolchain.hpp"

#include "documents/json.hpp"
#include "process/spawn.hpp"
#include "pulumi/version_cache.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace cloud::pulumi {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_setup_hint =
    "run scripts/quickstart.sh, which installs everything that is missing";

struct Tool {
  fs::path path;
  SemanticVersion version;
};

fs::path built_pulumi(const Installation& installation) {
  return installation.toolchain() / ("pulumi-" + to_string(k_pinned_pulumi)) / "bin" / "pulumi";
}

struct Requirement {
  const char* title;    // Node.js
  const char* setting;  // node
  const char* variable; // CLOUD_NODE
  SemanticVersion oldest;
};

constexpr Requirement k_pulumi{"Pulumi", "pulumi", "CLOUD_PULUMI", k_oldest_pulumi};
constexpr Requirement k_node{"Node.js", "node", "CLOUD_NODE", k_oldest_node};

Result<Tool> require(const Requirement& wanted, const fs::path& path, VersionCache& versions) {
  CLOUD_TRY(const SemanticVersion version, versions.version_of(path));
  if (version < wanted.oldest) {
    return fail(ErrorCode::unavailable,
                fmt::format("{}: this is {} {}, but {} or newer is needed", path.string(),
                            wanted.title, to_string(version), to_string(wanted.oldest)));
  }
  return Tool{path, version};
}

// The program that somebody chose: it is used or refused, never replaced by another one.
Result<Tool> require_chosen(const Requirement& wanted, const fs::path& path,
                            VersionCache& versions) {
  auto tool = require(wanted, path, versions);
  if (!tool) {
    return fail(
        tool.error().code, fmt::format("setting '{}': {}", wanted.setting, tool.error().message),
        fmt::format("point '{}' ({}) at {} {} or newer, or leave it empty to have one found",
                    wanted.setting, wanted.variable, wanted.title, to_string(wanted.oldest)));
  }
  return tool;
}

Result<fs::path> build_pulumi(const Installation& installation, const ToolchainOptions& options) {
  const fs::path destination = built_pulumi(installation);
  const fs::path script = installation.engine() / "toolchain" / "build-pulumi.sh";
  if (options.on_progress) {
    options.on_progress(fmt::format("building Pulumi {} once, which takes about four minutes",
                                    to_string(k_pinned_pulumi)));
  }
  auto output = process::capture(
      {.argv = {"/bin/bash", script.string(), destination.string()},
       .environment = process::inherited_environment(
           {"PATH", "HOME", "GOPROXY", "GOSUMDB", "GOFLAGS", "GOTOOLCHAIN", "GOPATH", "GOCACHE",
            "GOMODCACHE", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "TMPDIR"}),
       .directory = installation.root});
  if (!output) {
    return fail(Error{ErrorCode::unavailable,
                      fmt::format("no Pulumi {} or newer on PATH, and building one failed",
                                  to_string(k_oldest_pulumi)),
                      {output.error().message},
                      "install Pulumi from your package source, or install Go 1.21 or newer"});
  }
  return destination;
}

Result<Tool> find_pulumi(const Installation& installation, const ToolchainOptions& options,
                         VersionCache& versions) {
  if (!options.pulumi.empty()) {
    return require_chosen(k_pulumi, options.pulumi, versions);
  }
  const fs::path built = built_pulumi(installation);
  if (fs::exists(built)) {
    return Tool{built, k_pinned_pulumi};
  }
  if (const fs::path found = process::find_program("pulumi"); !found.empty()) {
    if (auto tool = require(k_pulumi, found, versions)) {
      return tool;
    }
  }
  CLOUD_TRY(const fs::path path, build_pulumi(installation, options));
  return Tool{path, k_pinned_pulumi};
}

Result<Tool> find_node(const Installation& installation, const ToolchainOptions& options,
                       VersionCache& versions) {
  if (!options.node.empty()) {
    return require_chosen(k_node, options.node, versions);
  }
  std::vector<fs::path> candidates;
  if (fs::path found = process::find_program("node"); !found.empty()) {
    candidates.push_back(std::move(found));
  }
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(installation.toolchain(), ignored)) {
    if (entry.path().filename().string().starts_with("node-")) {
      candidates.push_back(entry.path() / "bin" / "node");
    }
  }
  std::string seen;
  for (const fs::path& candidate : candidates) {
    auto tool = require(k_node, candidate, versions);
    if (tool) {
      return tool;
    }
    seen = tool.error().message;
  }
  return fail(Error{
      ErrorCode::unavailable, fmt::format("no Node.js {} or newer found", to_string(k_oldest_node)),
      seen.empty() ? std::vector<std::string>{} : std::vector<std::string>{seen}, k_setup_hint});
}

Result<std::string> package_version(const Installation& installation, const std::string& package) {
  const fs::path file = installation.modules() / "node_modules" / package / "package.json";
  const auto text = read_file(file);
  if (!text) {
    return fail(ErrorCode::unavailable, fmt::format("the npm package {} is not installed", package),
                k_setup_hint);
  }
  CLOUD_TRY(const Value description, documents::parse_json(*text, file.string()));
  return description.text("version");
}

Result<void> require_built(const fs::path& program) {
  if (!fs::exists(program)) {
    return fail(ErrorCode::unavailable, fmt::format("{}: not built yet", program.string()),
                k_setup_hint);
  }
  return {};
}

} // namespace

std::string Toolchain::summary() const {
  return fmt::format("pulumi {}, node {}, @pulumi/pulumi {}, @pulumi/aws {}",
                     to_string(pulumi_version), to_string(node_version), pulumi_sdk, aws_sdk);
}

Result<Toolchain> find_toolchain(const Installation& installation,
                                 const ToolchainOptions& options) {
  VersionCache versions(installation.toolchain() / "versions.json");
  CLOUD_CHECK(require_built(installation.program_host()));
  CLOUD_TRY(const Tool node, find_node(installation, options, versions));
  CLOUD_TRY(const std::string pulumi_sdk, package_version(installation, "@pulumi/pulumi"));
  CLOUD_TRY(const std::string aws_sdk, package_version(installation, "@pulumi/aws"));
  CLOUD_TRY(const Tool pulumi, find_pulumi(installation, options, versions));
  return Toolchain{pulumi.path, pulumi.version, node.path, node.version, pulumi_sdk, aws_sdk};
}

} // namespace cloud::pulumi
