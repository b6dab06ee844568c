#include "app/verdicts.hpp"

#include "app/aws_answers.hpp"
#include "app/backends.hpp"
#include "app/known_generated_values.hpp"
#include "app/resolved_inputs.hpp"
#include "orchestrator/step_decider.hpp"
#include "planner/layers.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

namespace cloud::app {
namespace {

// Of the outputs that a stack consumed, those of stacks that will run.
std::vector<std::string> outputs_in_doubt(const DeployedStack& stack,
                                          const std::set<std::string>& running) {
  std::vector<std::string> outputs;
  if (const Value::Map* consumed = stack.key.consumed.as_map()) {
    for (const ValueEntry& entry : *consumed) {
      if (running.contains(entry.key.substr(0, entry.key.find('.')))) {
        outputs.push_back(entry.key);
      }
    }
  }
  return outputs;
}

planner::Decision judge(orchestrator::StepDecider& decider, const StackName& stack,
                        planner::SkipPolicy policy) {
  const DeployedStack* known = decider.known(stack);
  if (known == nullptr) {
    return {Verdict::run, planner::reasons_to_run(nullptr, {})};
  }
  if (policy == planner::SkipPolicy::never) {
    return {Verdict::run, {"forced"}};
  }
  auto decided = decider.decide_deploy(stack);
  return decided ? std::move(decided->decision)
                 : planner::Decision{Verdict::run, {decided.error().message}};
}

} // namespace

orchestrator::StackPlace place_of(App& app, const Manifest& manifest,
                                  const EnvironmentSettings& environment) {
  return {manifest.id, environment.name, pulumi_project(app, manifest),
          orchestrator::target_text(manifest.target == Target::simulated, environment.account,
                                    environment.region)};
}

Result<Verdicts> deploy_verdicts(App& app, const LoadedDeployment& deployment,
                                 const EnvironmentSettings& environment,
                                 const planner::Graph& graph,
                                 const std::vector<DeployedStack>& deployed,
                                 planner::SkipPolicy policy) {
  const Manifest& manifest = deployment.manifest();
  const auto queries = aws_queries(app, manifest.target);
  KnownGeneratedValues generated(app.generated_values());
  ResolvedInputs inputs(app, deployment, environment, *queries, generated);
  orchestrator::StepPreparation preparation(place_of(app, manifest, environment), app.programs(),
                                            app.states(), inputs);
  orchestrator::StepDecider decider(preparation, deployed, policy);
  Verdicts verdicts;
  std::set<std::string> running;
  for (const planner::NodeIndex node : planner::topological_order(graph)) {
    const StackName& name = graph.name(node);
    planner::Decision decision = judge(decider, name, policy);
    if (decision.verdict == Verdict::skip) {
      if (const auto doubtful = outputs_in_doubt(*decider.known(name), running);
          !doubtful.empty()) {
        decision.reasons.front() =
            fmt::format("No changes, unless {} changes", join(doubtful, " or "));
      }
    }
    if (decision.verdict != Verdict::skip) {
      running.insert(name.str());
    }
    verdicts[name] = std::move(decision);
  }
  return verdicts;
}

Result<Verdicts> destroy_verdicts(App& app, const Manifest& manifest,
                                  const EnvironmentSettings& environment,
                                  const planner::Graph& graph) {
  const orchestrator::StackPlace place = place_of(app, manifest, environment);
  Verdicts verdicts;
  for (planner::NodeIndex node = 0; node < graph.size(); ++node) {
    const StackName& name = graph.name(node);
    CLOUD_TRY(const StateSummary state,
              app.states().state(place.project, place.pulumi_stack(name)));
    verdicts[name] = planner::decide_destroy(state);
  }
  return verdicts;
}

} // namespace cloud::app
