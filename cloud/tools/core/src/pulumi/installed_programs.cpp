#include "pulumi/installed_programs.hpp"

#include "process/spawn.hpp"
#include "pulumi/ingredients.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

namespace cloud::pulumi {
namespace {

Result<int> run_program(const std::vector<std::string>& argv,
                        const std::filesystem::path& directory,
                        const std::filesystem::path& output) {
  CLOUD_TRY(const process::Exit exit,
            process::run({.argv = argv,
                          .environment = process::inherited_environment({"PATH", "HOME", "TMPDIR"}),
                          .directory = directory},
                         output));
  return exit.signal == 0 ? exit.code : 128 + exit.signal;
}

} // namespace

InstalledPrograms::InstalledPrograms(Installation installation, ToolchainOptions options)
    : installation_(std::move(installation)), options_(std::move(options)),
      bundler_(installation_, run_program) {}

Result<StackCode> InstalledPrograms::prepare(const StackName& stack) {
  return bundler_.prepare(stack);
}

Result<StackCode> InstalledPrograms::bundled(const std::string& bundle,
                                             const std::string& closure_hash) {
  StackCode code{installation_.bundles() / bundle, closure_hash};
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(code.bundle, ignored)) {
    return fail(ErrorCode::not_found,
                fmt::format("{}: the code of that time is gone", code.bundle.string()),
                "deploy the version of the program that you want");
  }
  return code;
}

Result<std::string> InstalledPrograms::toolchain() {
  CLOUD_TRY(const Toolchain* tools, found());
  return tools->summary();
}

std::vector<std::string> InstalledPrograms::differences(const std::string& before,
                                                        const std::string& after) {
  return ingredient_differences(installation_, before, after);
}

Result<const Toolchain*> InstalledPrograms::found() {
  if (!toolchain_) {
    CLOUD_TRY(toolchain_, find_toolchain(installation_, options_));
  }
  return &*toolchain_;
}

} // namespace cloud::pulumi
