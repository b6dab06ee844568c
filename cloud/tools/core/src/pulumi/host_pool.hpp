#pragma once

#include "process/guard_client.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/toolchain.hpp"
#include "util/result.hpp"

#include <deque>
#include <string>
#include <vector>

namespace cloud::pulumi {

// Guards with a program host that warms up before its step is due. One program runs in one host and
// never a second: module state, process.exit and the working directory stay contained.
class HostPool {
public:
  // Programs get to see `variables` of our environment. `runs_programs` is false for a destroy: its
  // guards have no host.
  HostPool(const Installation& installation, const Toolchain& toolchain,
           process::GuardProgram guard, std::filesystem::path log,
           std::vector<std::string> variables, bool runs_programs)
      : installation_(installation), toolchain_(toolchain), guard_(std::move(guard)),
        log_(std::move(log)), variables_(std::move(variables)), runs_programs_(runs_programs) {}

  // Starts one more; its warming goes on in the background.
  [[nodiscard]] Result<void> warm();
  // The one that has been warming longest, or a new one.
  [[nodiscard]] Result<process::GuardClient> take();
  [[nodiscard]] size_t waiting() const { return waiting_.size(); }

private:
  [[nodiscard]] Result<process::GuardClient> start();

  const Installation& installation_;
  const Toolchain& toolchain_;
  process::GuardProgram guard_;
  std::filesystem::path log_;
  std::vector<std::string> variables_;
  bool runs_programs_;
  std::deque<process::GuardClient> waiting_;
};

} // namespace cloud::pulumi
