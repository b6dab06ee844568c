#pragma once

#include "app/environments.hpp"
#include "command_line.hpp"

#include <string>

namespace cloud::cli {

// The words that enable-environment and disable-environment have in common.
struct EnvironmentWords {
  std::string id;
  std::string environment;
};

void define_environment_options(CLI::App& command, EnvironmentWords& words, Session& session);

// Enables or disables the environment and tells what became of it.
[[nodiscard]] Result<ExitStatus> switch_environment(app::App& app, const EnvironmentWords& words,
                                                    bool enabled, const Session& session);

} // namespace cloud::cli
