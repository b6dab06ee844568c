#pragma once

#include "app/app.hpp"
#include "model/manifest.hpp"
#include "ports/stack_states.hpp"
#include "pulumi/backend.hpp"
#include "pulumi/command_line.hpp"
#include "pulumi/file_backend.hpp"

#include <filesystem>
#include <memory>

namespace cloud::app {

// The settings `backend` and `secretsProvider` as Pulumi takes them.
[[nodiscard]] pulumi::PulumiSettings pulumi_settings(App& app);

// A file backend in `folder`, with a Pulumi that is told `settings` for what only it can do. The
// app outlives it.
[[nodiscard]] pulumi::FileBackend file_backend(App& app, const std::filesystem::path& folder,
                                               const pulumi::PulumiSettings& settings);

// Where state is kept: files are read directly, everything else through Pulumi. The app outlives
// it.
[[nodiscard]] std::unique_ptr<pulumi::Backend> make_backend(App& app);

// The project of a deployment as Pulumi files it. Only Pulumi Cloud knows organizations.
[[nodiscard]] PulumiProject pulumi_project(const App& app, const Manifest& manifest);

} // namespace cloud::app
