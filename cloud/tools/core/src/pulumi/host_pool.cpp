#include "pulumi/host_pool.hpp"

#include "process/spawn.hpp"

#include <algorithm>
#include <array>

namespace cloud::pulumi {

namespace {

std::vector<std::string> host_environment(const Installation& installation,
                                          std::vector<std::string> variables) {
  variables.insert(variables.end(), {"PATH", "HOME", "TMPDIR"});
  // How a program writes dates and numbers must not depend on who deploys: nobody could see that it
  // does.
  const std::array<std::string, 3> fixed{
      "LANG=C.UTF-8", "TZ=UTC", "NODE_COMPILE_CACHE=" + installation.compile_cache().string()};
  std::erase_if(variables, [&fixed](const std::string& name) {
    return std::any_of(fixed.begin(), fixed.end(),
                       [&name](const std::string& entry) { return entry.starts_with(name + "="); });
  });
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  std::vector<std::string> environment = process::inherited_environment(variables);
  environment.insert(environment.end(), fixed.begin(), fixed.end());
  return environment;
}

} // namespace

Result<void> HostPool::warm() {
  CLOUD_TRY(process::GuardClient client, start());
  waiting_.push_back(std::move(client));
  return {};
}

Result<process::GuardClient> HostPool::take() {
  if (waiting_.empty()) {
    return start();
  }
  process::GuardClient client = std::move(waiting_.front());
  waiting_.pop_front();
  return client;
}

Result<process::GuardClient> HostPool::start() {
  if (!runs_programs_) {
    return process::GuardClient::start(guard_, std::nullopt);
  }
  return process::GuardClient::start(
      guard_, process::GuardCommand{.argv = {toolchain_.node.string(),
                                             installation_.program_host().string(), "--modules",
                                             installation_.modules().string()},
                                    .environment = host_environment(installation_, variables_),
                                    .directory = installation_.root,
                                    .stderr_file = log_});
}

} // namespace cloud::pulumi
