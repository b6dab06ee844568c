#pragma once

#include "ports/clock.hpp"
#include "ports/config_cipher.hpp"
#include "ports/engine.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/command_line.hpp"
#include "pulumi/file_watch.hpp"
#include "pulumi/host_pool.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/installed_programs.hpp"
#include "pulumi/keyring.hpp"
#include "pulumi/lifetime_pipe.hpp"
#include "pulumi/masker.hpp"
#include "pulumi/simulated_provider.hpp"
#include "pulumi/stack_key.hpp"
#include "pulumi/step_process.hpp"
#include "pulumi/toolchain.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cloud::pulumi {

struct EngineOptions {
  PulumiSettings pulumi; // backend and provider of secrets
  Installation installation;
  SimulationOptions simulation;
  std::vector<std::string> guard_argv; // how this program is started as a guard
  int interrupts_descriptor = -1;      // ends a wait when it becomes readable
};

// Drives the real Pulumi CLI: one process a step, each owned by a guard, all of them attached to
// one simulated AWS where the deployment is simulated.
class PulumiEngine : public Engine {
public:
  PulumiEngine(EngineOptions options, InstalledPrograms& programs, Backend& backend,
               Keyring& keyring, ConfigCipher& cipher, const Clock& clock);
  ~PulumiEngine() override;

  [[nodiscard]] Result<void> open(const EngineSession& session) override;
  [[nodiscard]] Result<void> write_workspace(const StepRequest& request,
                                             const StackCode& code) override;
  [[nodiscard]] Result<UndoPoint> record_undo_point(const StepRequest& request) override;
  [[nodiscard]] Result<ProcessIdentity> start(const StepRequest& request) override;
  [[nodiscard]] Result<void> release(const StackName& stack) override;
  void stop(const StackName& stack, StopLevel level) override;
  [[nodiscard]] std::vector<EngineEvent> wait(std::chrono::milliseconds at_most) override;

private:
  [[nodiscard]] Result<void> start_what_steps_share();
  [[nodiscard]] Result<void> write_configuration(const StepRequest& request,
                                                 const Workspace& workspace);
  [[nodiscard]] Result<StackKey> key_of(const StackReference& stack,
                                        const std::optional<std::string>& state) const;
  void reap();

  EngineOptions options_;
  InstalledPrograms& programs_;
  Backend& backend_;
  Keyring& keyring_;
  ConfigCipher& cipher_;
  const Clock& clock_;
  EngineSession session_;
  const Toolchain* toolchain_ = nullptr;
  LifetimePipe lifetime_;
  std::optional<SimulatedProvider> simulated_;
  std::optional<HostPool> hosts_;
  PulumiSettings settings_;
  Masker masker_;
  FileWatch watch_;
  std::map<StackName, std::unique_ptr<StepProcess>> steps_;
  std::vector<int> ended_guards_; // still to be reaped
  int steps_to_come_ = 0;
};

} // namespace cloud::pulumi
