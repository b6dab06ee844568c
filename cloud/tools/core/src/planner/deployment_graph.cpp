#include "planner/deployment_graph.hpp"

#include "documents/finding.hpp"
#include "planner/cycles.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace cloud::planner {
namespace {

class NodeCollector {
public:
  NodeCollector(const Manifest& manifest, std::span<const StackTemplate> templates,
                const References& references)
      : manifest_(manifest), references_(references) {
    for (const StackTemplate& definition : templates) {
      templates_.emplace(definition.name, &definition);
      known_.push_back(definition.name.str());
    }
    for (const StackEntry& entry : manifest.stacks) {
      if (entry.enabled) {
        enabled_.insert(entry.name);
      }
    }
  }

  Result<std::vector<Node>> collect() {
    std::vector<Node> nodes;
    for (const StackEntry& entry : manifest_.stacks) {
      if (entry.enabled) {
        nodes.push_back({entry.name, priority_of(entry), dependencies_of(entry)});
      }
    }
    CLOUD_CHECK(documents::to_result(manifest_.source, std::move(findings_)));
    return nodes;
  }

private:
  [[nodiscard]] int priority_of(const StackEntry& entry) const {
    const auto found = templates_.find(entry.name);
    return entry.priority.value_or(found == templates_.end() ? 0 : found->second->priority);
  }

  std::vector<StackName> dependencies_of(const StackEntry& entry) {
    const auto found = templates_.find(entry.name);
    if (found == templates_.end()) {
      report(entry, fmt::format("unknown stack '{}'{}", entry.name,
                                did_you_mean(entry.name.str(), known_)));
      return {};
    }
    const StackTemplate& definition = *found->second;
    std::vector<StackName> dependencies;
    for (const StackName& dependency : definition.dependencies) {
      require(entry, dependency, "depends on");
      dependencies.push_back(dependency);
    }
    std::copy_if(definition.optional_dependencies.begin(), definition.optional_dependencies.end(),
                 std::back_inserter(dependencies),
                 [this](const StackName& optional) { return enabled_.contains(optional); });
    if (definition.depends_on_all_others) {
      std::copy_if(enabled_.begin(), enabled_.end(), std::back_inserter(dependencies),
                   [&entry](const StackName& other) { return other != entry.name; });
    }
    if (const auto used = references_.find(entry.name); used != references_.end()) {
      for (const StackName& reference : used->second) {
        require(entry, reference, "uses outputs of");
        dependencies.push_back(reference);
      }
    }
    return dependencies;
  }

  void require(const StackEntry& entry, const StackName& needed, const char* how) {
    if (!enabled_.contains(needed)) {
      report(entry,
             fmt::format("stack '{}' {} '{}', which is not enabled", entry.name, how, needed));
    }
  }

  void report(const StackEntry& entry, std::string problem) {
    findings_.push_back({manifest_.source, entry.mark, std::move(problem)});
  }

  const Manifest& manifest_;
  const References& references_;
  std::map<StackName, const StackTemplate*> templates_;
  std::vector<std::string> known_;
  std::set<StackName> enabled_;
  std::vector<documents::Finding> findings_;
};

} // namespace

Result<Graph> make_graph(const Manifest& manifest, std::span<const StackTemplate> templates,
                         const References& references) {
  CLOUD_TRY(auto nodes, NodeCollector(manifest, templates, references).collect());
  CLOUD_TRY(Graph graph, Graph::build(std::move(nodes), manifest.source));
  CLOUD_CHECK(check_acyclic(graph, manifest.source));
  return graph;
}

} // namespace cloud::planner
