#pragma once

#include "model/names.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cloud {

// The code of a stack, ready to be evaluated.
struct StackCode {
  std::filesystem::path bundle;
  std::string closure_hash; // of every file that went in, and of the external packages' versions
};

// The programs of the stacks, and what evaluates them: the part of a step's key that is not
// configuration. Asking changes nothing that is deployed and starts no Pulumi.
class Programs {
public:
  virtual ~Programs() = default;
  // Errors: not_found (no program), invalid_input with "file:line:column" for mistakes in it,
  // unavailable.
  [[nodiscard]] virtual Result<StackCode> prepare(const StackName& stack) = 0;
  // The code of an earlier step. Errors: not_found when its bundle is gone.
  [[nodiscard]] virtual Result<StackCode> bundled(const std::string& bundle,
                                                  const std::string& closure_hash) = 0;
  // Versions of Pulumi, SDKs and Node.
  [[nodiscard]] virtual Result<std::string> toolchain() = 0;
  // What makes two closures differ, in words: "code: vpc.ts", "package zod 3.22.0 → 3.23.1". Empty
  // when nobody knows any more what one of them was made of.
  [[nodiscard]] virtual std::vector<std::string> differences(const std::string& before,
                                                             const std::string& after) = 0;
};

} // namespace cloud
