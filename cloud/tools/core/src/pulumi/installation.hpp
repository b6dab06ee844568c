#pragma once

#include <filesystem>

namespace cloud::pulumi {

// Where the pieces of one installation are. `root` holds the folder `cloud/`; run-time state goes
// under `.cloud/`.
struct Installation {
  std::filesystem::path root;

  [[nodiscard]] std::filesystem::path modules() const { return root / "cloud"; }
  [[nodiscard]] std::filesystem::path stacks() const { return modules() / "stacks"; }
  [[nodiscard]] std::filesystem::path engine() const { return modules() / "tools" / "engine"; }
  [[nodiscard]] std::filesystem::path program_host() const {
    return engine() / "dist" / "program-host.cjs";
  }
  [[nodiscard]] std::filesystem::path simulated_aws() const {
    return engine() / "dist" / "simulated-aws.cjs";
  }

  [[nodiscard]] std::filesystem::path data() const { return root / ".cloud"; }
  [[nodiscard]] std::filesystem::path toolchain() const { return data() / "toolchain"; }
  [[nodiscard]] std::filesystem::path bundles() const { return data() / "bundles"; }
  [[nodiscard]] std::filesystem::path runs() const { return data() / "runs"; }
  [[nodiscard]] std::filesystem::path state() const { return data() / "state"; }
  [[nodiscard]] std::filesystem::path pulumi_home() const { return data() / "pulumi-home"; }
  [[nodiscard]] std::filesystem::path compile_cache() const { return data() / "compile-cache"; }
  [[nodiscard]] std::filesystem::path simulated_state() const { return data() / "simulated-aws"; }
};

} // namespace cloud::pulumi
