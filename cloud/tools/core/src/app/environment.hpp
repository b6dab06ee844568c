#pragma once

#include "app/app.hpp"
#include "deployment/folders.hpp"
#include "deployment/manifest_reader.hpp"
#include "model/stack_template.hpp"
#include "planner/graph.hpp"
#include "util/result.hpp"

#include <string>
#include <vector>

namespace cloud::app {

// A deployment as it is on disk, with the definitions of its stacks.
struct LoadedDeployment {
  deployment::Folder folder;
  deployment::LoadedManifest loaded;
  std::vector<StackTemplate> templates; // of every stack the manifest lists

  [[nodiscard]] const Manifest& manifest() const { return loaded.manifest; }
  [[nodiscard]] const StackTemplate* stack_template(const StackName& name) const;
};

// Errors: not_found for an unknown deployment or stack definition; invalid_input for a manifest
// that breaks its schema.
[[nodiscard]] Result<LoadedDeployment> load_deployment(App& app, const std::string& id);

// The settings of an environment, enabled or not. Errors: not_found with the ones there are.
[[nodiscard]] Result<const EnvironmentSettings*> known_environment(const Manifest& manifest,
                                                                   const EnvironmentName& name);

// The same; invalid_input when it is not enabled.
[[nodiscard]] Result<const EnvironmentSettings*> enabled_environment(const Manifest& manifest,
                                                                     const EnvironmentName& name);

// The definitions of every stack that a manifest lists.
[[nodiscard]] Result<std::vector<StackTemplate>> definitions_of(App& app, const Manifest& manifest);

// The enabled stacks of an environment and what each of them waits for: dependencies of the
// templates, and the stacks whose outputs its configuration uses. Expects a valid manifest.
// Errors: invalid_input that names every cycle.
[[nodiscard]] Result<planner::Graph> dependency_graph(const Manifest& manifest,
                                                      const std::vector<StackTemplate>& definitions,
                                                      const EnvironmentName& environment);

// Errors: not_found, with the stacks there are, when the graph has no such stack.
[[nodiscard]] Result<void> require_stack(const Manifest& manifest, const planner::Graph& graph,
                                         const StackName& stack);

} // namespace cloud::app
