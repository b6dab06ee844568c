#include "planner/graph.hpp"

#include "documents/finding.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace cloud::planner {

void Graph::Edges::append(std::vector<NodeIndex> neighbours) {
  std::sort(neighbours.begin(), neighbours.end());
  const auto last = std::unique(neighbours.begin(), neighbours.end());
  targets.insert(targets.end(), neighbours.begin(), last);
  offsets.push_back(targets.size());
}

Graph::Edges Graph::Edges::inverted() const {
  const size_t nodes = offsets.size() - 1;
  Edges result{std::vector<size_t>(nodes + 1), std::vector<NodeIndex>(targets.size())};
  for (const NodeIndex target : targets) {
    ++result.offsets[target + 1];
  }
  for (size_t node = 0; node < nodes; ++node) {
    result.offsets[node + 1] += result.offsets[node];
  }
  std::vector<size_t> next(result.offsets.begin(), result.offsets.end() - 1);
  for (NodeIndex source = 0; source < nodes; ++source) {
    for (const NodeIndex target : of(source)) {
      result.targets[next[target]++] = source;
    }
  }
  return result;
}

Result<Graph> Graph::build(std::vector<Node> nodes, std::string_view source) {
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) {
    return std::tie(a.priority, a.name) < std::tie(b.priority, b.name);
  });

  Graph graph;
  std::vector<documents::Finding> findings;
  std::vector<std::string> known;
  for (const Node& node : nodes) {
    if (!graph.indices_.emplace(node.name, graph.names_.size()).second) {
      findings.push_back(
          {std::string(source), {}, fmt::format("stack '{}' is listed twice", node.name)});
    }
    graph.names_.push_back(node.name);
    graph.priorities_.push_back(node.priority);
    known.push_back(node.name.str());
  }
  for (const Node& node : nodes) {
    std::vector<NodeIndex> neighbours;
    for (const StackName& dependency : node.dependencies) {
      if (const auto index = graph.find(dependency)) {
        neighbours.push_back(*index);
      } else {
        findings.push_back({std::string(source),
                            {},
                            fmt::format("stack '{}' depends on unknown stack '{}'{}", node.name,
                                        dependency, did_you_mean(dependency.str(), known))});
      }
    }
    graph.dependencies_.append(std::move(neighbours));
  }
  CLOUD_CHECK(documents::to_result(source, std::move(findings)));
  graph.dependents_ = graph.dependencies_.inverted();
  return graph;
}

std::optional<NodeIndex> Graph::find(const StackName& name) const {
  const auto found = indices_.find(name);
  return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

Graph Graph::reversed() const {
  Graph result = *this;
  std::swap(result.dependencies_, result.dependents_);
  return result;
}

Graph Graph::restricted_to(std::span<const StackName> stacks) const {
  const std::unordered_set<StackName> wanted(stacks.begin(), stacks.end());
  Graph result;
  for (NodeIndex node = 0; node < size(); ++node) {
    if (wanted.contains(names_[node])) {
      result.indices_.emplace(names_[node], result.names_.size());
      result.names_.push_back(names_[node]);
      result.priorities_.push_back(priorities_[node]);
    }
  }
  for (const StackName& name : result.names_) {
    std::vector<NodeIndex> neighbours;
    for (const NodeIndex dependency : dependencies(indices_.at(name))) {
      if (const auto index = result.find(names_[dependency])) {
        neighbours.push_back(*index);
      }
    }
    result.dependencies_.append(std::move(neighbours));
  }
  result.dependents_ = result.dependencies_.inverted();
  return result;
}

} // namespace cloud::planner
