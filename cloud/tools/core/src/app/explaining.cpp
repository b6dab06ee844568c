#include "app/explaining.hpp"

#include "app/configuring.hpp"
#include "app/environment.hpp"
#include "app/verdicts.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::app {

Result<Explanation> explain(App& app, const std::string& id, const EnvironmentName& environment,
                            const StackName& stack) {
  CLOUD_CHECK(configure(app, id, false));
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, id));
  const Manifest& manifest = deployment.manifest();
  CLOUD_TRY(const EnvironmentSettings* settings, enabled_environment(manifest, environment));
  CLOUD_TRY(const planner::Graph graph,
            dependency_graph(manifest, deployment.templates, environment));
  CLOUD_CHECK(require_stack(manifest, graph, stack));
  CLOUD_TRY(const auto deployed, app.store().deployed(manifest.id, environment));
  CLOUD_TRY(Verdicts verdicts, deploy_verdicts(app, deployment, *settings, graph, deployed,
                                               planner::SkipPolicy::when_proven));
  Explanation explanation{manifest.id, environment, stack, std::move(verdicts.at(stack)), {}};
  for (const DeployedStack& known : deployed) {
    if (known.stack == stack) {
      explanation.compared_with = known;
    }
  }
  return explanation;
}

} // namespace cloud::app
