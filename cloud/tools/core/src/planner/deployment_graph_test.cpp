#include "planner/deployment_graph.hpp"
#include "test_support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cloud::planner {
namespace {

using test_support::stacks;

StackEntry entry(const StackName& name, bool enabled, int line) {
  StackEntry result;
  result.name = name;
  result.enabled = enabled;
  result.mark = {line, 5};
  return result;
}

// The stacks stand on consecutive lines from 20.
Manifest manifest_with(const std::vector<StackName>& enabled,
                       const std::vector<StackName>& disabled = {}) {
  Manifest manifest;
  manifest.source = "Deployment_Manifest.yaml";
  int line = 20;
  for (const StackName& name : enabled) {
    manifest.stacks.push_back(entry(name, true, line++));
  }
  for (const StackName& name : disabled) {
    manifest.stacks.push_back(entry(name, false, line++));
  }
  return manifest;
}

StackTemplate definition(const char* name, std::vector<StackName> dependencies = {},
                         std::vector<StackName> optional = {}) {
  StackTemplate result;
  result.name = StackName(name);
  result.dependencies = std::move(dependencies);
  result.optional_dependencies = std::move(optional);
  return result;
}

std::vector<StackName> dependencies_of(const Graph& graph, const char* name) {
  std::vector<StackName> result;
  for (const NodeIndex dependency : graph.dependencies(*graph.find(StackName(name)))) {
    result.push_back(graph.name(dependency));
  }
  return result;
}

TEST(MakeGraph, TakesDependenciesFromTemplatesAndReferences) {
  const std::vector<StackTemplate> templates{definition("network"), definition("secrets"),
                                             definition("security", stacks({"network"}))};

  const Graph graph =
      make_graph(manifest_with(stacks({"network", "secrets", "security"})), templates,
                 {{StackName("security"), {StackName("secrets"), StackName("network")}}})
          .value();

  EXPECT_EQ(dependencies_of(graph, "security"), stacks({"network", "secrets"}));
}

TEST(MakeGraph, TakesThePriorityOfTheManifestElseOfTheTemplate) {
  std::vector<StackTemplate> templates{definition("network"), definition("dns")};
  templates[0].priority = 20;
  templates[1].priority = 10;
  Manifest manifest = manifest_with(stacks({"network", "dns"}));
  manifest.stacks[1].priority = 70;

  const Graph graph = make_graph(manifest, templates, {}).value();

  EXPECT_EQ(graph.priority(*graph.find(StackName("network"))), 20);
  EXPECT_EQ(graph.priority(*graph.find(StackName("dns"))), 70);
}

TEST(MakeGraph, LeavesOutDisabledStacksAndOptionalDependenciesOnThem) {
  const std::vector<StackTemplate> templates{
      definition("network"), definition("storage"),
      definition("compute", {}, stacks({"network", "storage"}))};

  const Graph graph =
      make_graph(manifest_with(stacks({"network", "compute"}), stacks({"storage"})), templates, {})
          .value();

  EXPECT_EQ(graph.size(), 2U);
  EXPECT_EQ(dependencies_of(graph, "compute"), stacks({"network"}));
}

TEST(MakeGraph, LetsAStackDependOnAllOtherEnabledStacks) {
  std::vector<StackTemplate> templates{definition("dns"), definition("network"),
                                       definition("storage"), definition("monitoring")};
  templates.back().depends_on_all_others = true;

  const Graph graph =
      make_graph(manifest_with(stacks({"monitoring", "network", "dns"}), stacks({"storage"})),
                 templates, {})
          .value();

  EXPECT_EQ(dependencies_of(graph, "monitoring"), stacks({"dns", "network"}));
}

TEST(MakeGraph, ReportsEveryDependencyThatIsNotEnabled) {
  const std::vector<StackTemplate> templates{definition("network"),
                                             definition("security", stacks({"network"})),
                                             definition("compute", stacks({"security"}))};

  const auto graph = make_graph(manifest_with(stacks({"security", "compute"}), stacks({"network"})),
                                templates, {{StackName("compute"), {StackName("network")}}});

  EXPECT_EQ(graph.error(),
            (Error{ErrorCode::invalid_input,
                   "Deployment_Manifest.yaml: 2 problems",
                   {"Deployment_Manifest.yaml:20:5: stack 'security' depends on 'network', which "
                    "is not enabled",
                    "Deployment_Manifest.yaml:21:5: stack 'compute' uses outputs of 'network', "
                    "which is not enabled"}}));
}

TEST(MakeGraph, NamesAStackThatHasNoTemplate) {
  const std::vector<StackTemplate> templates{definition("network")};

  const auto graph = make_graph(manifest_with(stacks({"netwrok"})), templates, {});

  EXPECT_EQ(graph.error(), (Error{ErrorCode::invalid_input,
                                  "Deployment_Manifest.yaml:20:5: unknown stack 'netwrok' (did you "
                                  "mean 'network'?)"}));
}

TEST(MakeGraph, RefusesACycleThatAReferenceCloses) {
  const std::vector<StackTemplate> templates{definition("network"),
                                             definition("security", stacks({"network"}))};

  const auto graph = make_graph(manifest_with(stacks({"network", "security"})), templates,
                                {{StackName("network"), {StackName("security")}}});

  EXPECT_EQ(graph.error(),
            (Error{ErrorCode::invalid_input,
                   "Deployment_Manifest.yaml: circular dependency: network → security → network",
                   {},
                   "remove one dependency or runtime value of each cycle"}));
}

} // namespace
} // namespace cloud::planner
