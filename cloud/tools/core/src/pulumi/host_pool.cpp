#include "pulumi/host_pool.hpp"

namespace cloud::pulumi {

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
  std::vector<std::string> environment =
      process::inherited_environment({"PATH", "HOME", "LANG", "TZ", "TMPDIR"});
  environment.push_back("NODE_COMPILE_CACHE=" + installation_.compile_cache().string());
  return process::GuardClient::start(
      guard_, process::GuardCommand{.argv = {toolchain_.node.string(),
                                             installation_.program_host().string(), "--modules",
                                             installation_.modules().string()},
                                    .environment = std::move(environment),
                                    .directory = installation_.root,
                                    .stderr_file = log_});
}

} // namespace cloud::pulumi
