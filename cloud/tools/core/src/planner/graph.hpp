#pragma once

#include "model/names.hpp"
#include "util/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cloud::planner {

// Position of a stack in its graph. Indices follow priority, then name, so that comparing two of
// them is the order in which people expect to see stacks.
using NodeIndex = size_t;

struct Node {
  StackName name;
  int priority = 100;
  std::vector<StackName> dependencies;
};

// Stacks and what each of them needs, as arrays of indices: building and walking it is linear in
// stacks and dependencies. It may hold cycles; see `find_cycles`.
class Graph {
public:
  Graph() = default;

  // A dependency that is named twice counts once. Errors: invalid_input with one finding for each
  // stack listed twice and each dependency that is no stack of the graph; `source` is the file they
  // blame.
  [[nodiscard]] static Result<Graph> build(std::vector<Node> nodes, std::string_view source);

  [[nodiscard]] size_t size() const { return names_.size(); }
  [[nodiscard]] const StackName& name(NodeIndex node) const { return names_[node]; }
  [[nodiscard]] int priority(NodeIndex node) const { return priorities_[node]; }
  [[nodiscard]] std::optional<NodeIndex> find(const StackName& name) const;

  // Direct neighbours in ascending order.
  [[nodiscard]] std::span<const NodeIndex> dependencies(NodeIndex node) const {
    return dependencies_.of(node);
  }
  [[nodiscard]] std::span<const NodeIndex> dependents(NodeIndex node) const {
    return dependents_.of(node);
  }

  // The same stacks with every edge turned round: the order in which they are destroyed.
  [[nodiscard]] Graph reversed() const;

  // Only these stacks, and the dependencies among them. Names that are not in the graph are left
  // out.
  [[nodiscard]] Graph restricted_to(std::span<const StackName> stacks) const;

private:
  // The neighbours of node i are targets[offsets[i] .. offsets[i + 1]).
  struct Edges {
    std::vector<size_t> offsets{0};
    std::vector<NodeIndex> targets;

    [[nodiscard]] std::span<const NodeIndex> of(NodeIndex node) const {
      return std::span(targets).subspan(offsets[node], offsets[node + 1] - offsets[node]);
    }
    void append(std::vector<NodeIndex> neighbours);
    [[nodiscard]] Edges inverted() const;
  };

  std::vector<StackName> names_;
  std::vector<int> priorities_;
  std::unordered_map<StackName, NodeIndex> indices_;
  Edges dependencies_;
  Edges dependents_;
};

} // namespace cloud::planner
