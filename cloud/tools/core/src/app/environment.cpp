#include "app/environment.hpp"

#include "deployment/definitions.hpp"
#include "deployment/effective_config.hpp"
#include "planner/deployment_graph.hpp"
#include "resolution/scan.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::app {

const StackTemplate* LoadedDeployment::stack_template(const StackName& name) const {
  for (const StackTemplate& candidate : templates) {
    if (candidate.name == name) {
      return &candidate;
    }
  }
  return nullptr;
}

Result<std::vector<StackTemplate>> definitions_of(App& app, const Manifest& manifest) {
  CLOUD_TRY(const auto borrowed, deployment::stack_definitions(manifest, app.library()));
  std::vector<StackTemplate> definitions;
  definitions.reserve(borrowed.size());
  for (const StackTemplate* definition : borrowed) {
    definitions.push_back(*definition);
  }
  return definitions;
}

Result<LoadedDeployment> load_deployment(App& app, const std::string& id) {
  CLOUD_TRY(auto folder, deployment::find_deployment(app.places().deploy(), id));
  CLOUD_TRY(auto loaded, deployment::read_manifest(folder.manifest(), app.library()));
  CLOUD_TRY(auto definitions, definitions_of(app, loaded.manifest));
  return LoadedDeployment{std::move(folder), std::move(loaded), std::move(definitions)};
}

Result<const EnvironmentSettings*> known_environment(const Manifest& manifest,
                                                     const EnvironmentName& name) {
  const EnvironmentSettings* settings = manifest.environment(name);
  if (settings == nullptr) {
    std::vector<std::string> known;
    for (const EnvironmentSettings& environment : manifest.environments) {
      known.push_back(environment.name.str());
    }
    return fail(ErrorCode::not_found,
                fmt::format("deployment {} has no environment '{}'{}", manifest.id, name,
                            did_you_mean(name.str(), known)),
                "it has: " + join(known, ", "));
  }
  return settings;
}

Result<const EnvironmentSettings*> enabled_environment(const Manifest& manifest,
                                                       const EnvironmentName& name) {
  CLOUD_TRY(const EnvironmentSettings* settings, known_environment(manifest, name));
  if (!settings->enabled) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}:{}: environment '{}' is not enabled", manifest.source,
                            settings->mark.line, name),
                fmt::format("cloud enable-environment {} {}", manifest.id, name));
  }
  return settings;
}

Result<planner::Graph> dependency_graph(const Manifest& manifest,
                                        const std::vector<StackTemplate>& definitions,
                                        const EnvironmentName& environment) {
  planner::References references;
  for (const StackTemplate& definition : definitions) {
    const StackEntry* stack = manifest.stack(definition.name);
    if (stack == nullptr || !stack->enabled) {
      continue;
    }
    CLOUD_TRY(const Value config, deployment::pulumi_config(manifest, definition, environment));
    references[definition.name] =
        resolution::referenced_stacks(resolution::scan(config, definition.source));
  }
  return planner::make_graph(manifest, definitions, references);
}

Result<void> require_stack(const Manifest& manifest, const planner::Graph& graph,
                           const StackName& stack) {
  if (graph.find(stack)) {
    return {};
  }
  std::vector<std::string> names;
  for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
    names.push_back(graph.name(node).str());
  }
  return fail(ErrorCode::not_found,
              fmt::format("deployment {} has no enabled stack '{}'{}", manifest.id, stack,
                          did_you_mean(stack.str(), names)),
              "it has: " + join(names, ", "));
}

} // namespace cloud::app
