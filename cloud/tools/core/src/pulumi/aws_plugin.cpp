#include "pulumi/aws_plugin.hpp"

#include "process/spawn.hpp"
#include "util/file_descriptor.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/file.h>

namespace cloud::pulumi {

Result<void> install_aws_plugin(const Installation& installation, const Toolchain& toolchain) {
  const auto plugin =
      installation.pulumi_home() / "plugins" / ("resource-aws-v" + toolchain.aws_sdk);
  const auto program = plugin / "pulumi-resource-aws";
  if (std::filesystem::exists(program)) {
    return {};
  }
  const auto lock_file = installation.data() / "plugins.lock";
  const FileDescriptor lock(
      ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, k_private_file));
  if (!lock.valid() || ::flock(lock.get(), LOCK_EX) != 0) {
    return fail(system_error("cannot lock", lock_file));
  }
  if (std::filesystem::exists(program)) {
    return {}; // another run has installed it while we waited
  }
  std::vector<std::string> environment = process::inherited_environment(
      {"HOME", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "TMPDIR"});
  environment.push_back("PULUMI_HOME=" + installation.pulumi_home().string());
  environment.emplace_back("PULUMI_SKIP_UPDATE_CHECK=true");
  const auto installed =
      process::capture({.argv = {toolchain.pulumi.string(), "plugin", "install", "resource", "aws",
                                 toolchain.aws_sdk, "--non-interactive", "--color", "never"},
                        .environment = std::move(environment)});
  if (!installed) {
    return fail(Error{
        ErrorCode::unavailable,
        fmt::format("the AWS provider {} cannot be installed", toolchain.aws_sdk),
        {installed.error().message},
        fmt::format("put the plugin's files into {}, or check the network", plugin.string())});
  }
  return {};
}

} // namespace cloud::pulumi
