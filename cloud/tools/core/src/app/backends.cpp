#include "app/backends.hpp"

#include "pulumi/cli_backend.hpp"
#include "pulumi/toolchain.hpp"
#include "util/strings.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace cloud::app {
namespace {

constexpr std::string_view k_file_scheme = "file://";

// The folder of a file:// URL without its parameters; nothing for other backends.
std::optional<std::filesystem::path> state_folder(const App& app) {
  const std::string& url = app.settings().text("backend");
  if (url.empty()) {
    return app.installation().state();
  }
  if (!url.starts_with(k_file_scheme)) {
    return std::nullopt;
  }
  const std::string path = url.substr(k_file_scheme.size());
  return path.substr(0, path.find('?'));
}

pulumi::CliBackend cli_backend(App& app, const pulumi::PulumiSettings& settings) {
  const auto program = [&app]() -> Result<std::filesystem::path> {
    CLOUD_TRY(const pulumi::Toolchain* tools, app.programs().found());
    return tools->pulumi;
  };
  return {program, app.installation(), settings};
}

} // namespace

pulumi::PulumiSettings pulumi_settings(App& app) {
  pulumi::PulumiSettings settings;
  settings.backend = app.settings().text("backend");
  settings.secrets_provider = app.settings().text("secretsProvider");
  settings.passphrase_entry = app.keyring().source().environment_entry();
  return settings;
}

pulumi::FileBackend file_backend(App& app, const std::filesystem::path& folder,
                                 const pulumi::PulumiSettings& settings) {
  return {folder, settings.secrets_provider, app.cipher(), app.clock(), cli_backend(app, settings)};
}

std::unique_ptr<pulumi::Backend> make_backend(App& app) {
  const pulumi::PulumiSettings settings = pulumi_settings(app);
  if (const auto folder = state_folder(app)) {
    return std::make_unique<pulumi::FileBackend>(file_backend(app, *folder, settings));
  }
  return std::make_unique<pulumi::CliBackend>(cli_backend(app, settings));
}

PulumiProject pulumi_project(const App& app, const Manifest& manifest) {
  const bool pulumi_cloud = pulumi::is_pulumi_cloud(app.settings().text("backend"));
  return {pulumi_cloud ? manifest.pulumi_organization : "organization", slug(manifest.project)};
}

} // namespace cloud::app
