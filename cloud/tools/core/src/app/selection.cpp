#include "app/selection.hpp"

#include "planner/layers.hpp"

#include <map>
#include <utility>

namespace cloud::app {

Result<planner::Graph> selected_graph(const Manifest& manifest, const planner::Graph& graph,
                                      const planner::StackSelection& selection) {
  if (selection.everything()) {
    return graph;
  }
  for (const auto* names : {&selection.only, &selection.from, &selection.to}) {
    for (const StackName& name : *names) {
      CLOUD_CHECK(require_stack(manifest, graph, name));
    }
  }
  const std::vector<StackName> names = planner::selected(graph, selection);
  if (names.empty()) {
    return fail(ErrorCode::invalid_input, "no stack is selected: nothing lies between the two",
                "`--from` takes what depends on a stack, `--to` what a stack depends on");
  }
  return graph.restricted_to(names);
}

Plan restricted(const Plan& plan, const planner::Graph& graph) {
  std::map<StackName, const PlannedStack*> planned;
  for (const PlannedStack& stack : plan.stacks) {
    planned[stack.name] = &stack;
  }
  Plan result{plan.deployment, plan.environment, planner::layers(graph), {}};
  int number = 0;
  for (const auto& layer : result.layers) {
    ++number;
    for (const StackName& name : layer) {
      PlannedStack stack = *planned.at(name);
      stack.layer = number;
      result.stacks.push_back(std::move(stack));
    }
  }
  return result;
}

} // namespace cloud::app
