#pragma once

#include "ports/programs.hpp"
#include "pulumi/bundler.hpp"
#include "pulumi/installation.hpp"
#include "pulumi/toolchain.hpp"

#include <optional>

namespace cloud::pulumi {

// The programs of an installation, bundled when they are first asked for; the tools that run them
// are looked for once.
class InstalledPrograms : public Programs {
public:
  InstalledPrograms(Installation installation, ToolchainOptions options);

  [[nodiscard]] Result<StackCode> prepare(const StackName& stack) override;
  [[nodiscard]] Result<StackCode> bundled(const std::string& bundle,
                                          const std::string& closure_hash) override;
  [[nodiscard]] Result<std::string> toolchain() override;
  [[nodiscard]] std::vector<std::string> differences(const std::string& before,
                                                     const std::string& after) override;

  // The tools themselves; the pointer lives as long as this object. Errors: those of
  // find_toolchain.
  [[nodiscard]] Result<const Toolchain*> found();

private:
  Installation installation_;
  ToolchainOptions options_;
  Bundler bundler_;
  std::optional<Toolchain> toolchain_;
};

} // namespace cloud::pulumi
