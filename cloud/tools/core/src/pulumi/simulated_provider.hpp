#pragma once

#include "ports/engine.hpp"
#include "process/spawn.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/lifetime_pipe.hpp"
#include "pulumi/toolchain.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::pulumi {

// How AWS is simulated in this run.
struct SimulationOptions {
  double latency_factor = 0;    // times the real latency of each type
  std::filesystem::path faults; // file with faults to play, or empty
};

// The one simulated AWS of a run: every Pulumi of the run attaches to it. It lives as long as
// anyone holds the lifetime pipe.
class SimulatedProvider {
public:
  [[nodiscard]] static Result<SimulatedProvider>
  start(const Installation& installation, const Toolchain& toolchain, const EngineSession& session,
        const SimulationOptions& options, const LifetimePipe& lifetime);

  // "aws:<port>" for PULUMI_DEBUG_PROVIDERS. Waits for the process to listen the first time; an
  // error says why it never did.
  [[nodiscard]] Result<std::string> address();

private:
  process::Child child_;
  FileDescriptor output_;
  std::filesystem::path log_;
  std::string address_;
};

} // namespace cloud::pulumi
