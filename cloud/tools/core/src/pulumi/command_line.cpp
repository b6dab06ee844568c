#include "pulumi/command_line.hpp"

#include "process/spawn.hpp"
#include "pulumi/backend.hpp"

namespace cloud::pulumi {
namespace {

const char* subcommand(EngineOperation operation) {
  switch (operation) {
  case EngineOperation::up:
    return "up";
  case EngineOperation::preview:
    return "preview";
  case EngineOperation::destroy:
    return "destroy";
  case EngineOperation::refresh:
    return "refresh";
  }
  return "up";
}

} // namespace

bool is_pulumi_cloud(std::string_view backend) {
  return backend.starts_with("http");
}

std::string backend_url(const Installation& installation, const PulumiSettings& settings) {
  if (!settings.backend.empty()) {
    return settings.backend;
  }
  // metadata=skip: no side files with attributes that nobody reads.
  return "file://" + installation.state().string() + "?metadata=skip";
}

std::vector<std::string> pulumi_environment(const Installation& installation,
                                            const PulumiSettings& settings) {
  std::vector<std::string> environment = process::inherited_environment(
      {"HOME", "USER", "LANG", "TZ", "TMPDIR", "PULUMI_ACCESS_TOKEN", "HTTPS_PROXY", "HTTP_PROXY",
       "NO_PROXY", "https_proxy", "http_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
       "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE"});
  environment.insert(
      environment.end(),
      {"PATH=/usr/local/bin:/usr/bin:/bin", "PULUMI_HOME=" + installation.pulumi_home().string(),
       "PULUMI_BACKEND_URL=" + backend_url(installation, settings),
       settings.passphrase_entry.reveal(), "PULUMI_SKIP_UPDATE_CHECK=true",
       "PULUMI_DIY_BACKEND_NO_LEGACY_WARNING=true",
       "PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS=true",
       "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true", "PULUMI_PARALLEL_DIFF=true",
       // `preview --json` then prints the same events as `up`.
       "PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true",
       // A process that lives for a second gains little from collecting garbage.
       "GOGC=400"});
  if (!settings.provider_address.empty()) {
    environment.push_back("PULUMI_DEBUG_PROVIDERS=" + settings.provider_address);
  }
  // Also where AWS is simulated: the state or the key of its secrets may live in the real one.
  const auto credentials = process::inherited_environment(
      {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
       "AWS_REGION", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME",
       "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
       "AWS_CONTAINER_AUTHORIZATION_TOKEN"});
  environment.insert(environment.end(), credentials.begin(), credentials.end());
  return environment;
}

process::GuardCommand pulumi_command(const Installation& installation, const Toolchain& toolchain,
                                     const PulumiSettings& settings, const StepRequest& request) {
  const Workspace workspace{request.workspace};
  std::vector<std::string> argv{toolchain.pulumi.string(), subcommand(request.operation)};
  if (request.operation != EngineOperation::preview) {
    argv.insert(argv.end(), {"--yes", "--skip-preview"});
  }
  argv.insert(
      argv.end(),
      {"--json", "--non-interactive", "--color", "never", "--skip-plugin-pre-install", "--stack",
       StackReference{request.project.organization, request.project.name, request.pulumi_stack}
           .text()});
  return {.argv = std::move(argv),
          .environment = pulumi_environment(installation, settings),
          .directory = request.workspace,
          .stdout_file = workspace.events(),
          .stderr_file = workspace.errors()};
}

} // namespace cloud::pulumi
