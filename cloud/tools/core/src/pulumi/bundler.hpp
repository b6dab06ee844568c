#pragma once

#include "model/names.hpp"
#include "ports/engine.hpp"
#include "pulumi/closure.hpp"
#include "pulumi/installation.hpp"
#include "util/result.hpp"

#include <functional>
#include <string>
#include <vector>

namespace cloud::pulumi {

// Runs a program to its end in a folder, with both outputs going to a file, and returns its exit
// status (not 0 when a signal ended it).
using RunProgram = std::function<Result<int>(const std::vector<std::string>& argv,
                                             const std::filesystem::path& directory,
                                             const std::filesystem::path& output)>;

// Makes one JavaScript file of each stack's program and tells the identity of everything that went
// in. A stack that did not change since costs only a look at its files' times; nothing is started
// or written then. Bundles are named by their content and are never changed: an older one stays
// for the run that uses it.
class Bundler {
public:
  Bundler(const Installation& installation, RunProgram run)
      : installation_(installation), run_(std::move(run)) {}

  // Errors: not_found (the stack has no program), unavailable (esbuild or packages are not
  // installed), invalid_input with "file:line:column" for mistakes in the program.
  [[nodiscard]] Result<StackCode> prepare(const StackName& stack);

private:
  struct Bundle {
    std::string name;
    Closure closure;
  };

  [[nodiscard]] Result<StackCode> build(const StackName& stack, const std::filesystem::path& entry);
  [[nodiscard]] Result<Bundle> bundle(const StackName& stack, const std::filesystem::path& entry);
  [[nodiscard]] Result<void> run_esbuild(const StackName& stack, const BundleRequest& request,
                                         const std::filesystem::path& output);

  Installation installation_;
  RunProgram run_;
};

} // namespace cloud::pulumi
