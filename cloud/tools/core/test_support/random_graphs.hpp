#pragma once

#include "planner/scheduler.hpp"

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

// Graphs for properties that hold for every one of them.
namespace cloud::planner::test_support {

inline StackName stack_number(size_t number) {
  return StackName("s" + std::to_string(number));
}

// Any graph; acyclic when every stack may depend only on those made before it.
enum class Shape { any, acyclic };

inline Graph arbitrary_graph(Shape shape) {
  const size_t size = *rc::gen::inRange<size_t>(1, 24);
  std::vector<Node> nodes;
  for (size_t i = 0; i < size; ++i) {
    Node node{stack_number(i), *rc::gen::inRange(0, 5), {}};
    const size_t candidates = shape == Shape::acyclic ? i : size;
    if (candidates > 0) {
      const auto picked = *rc::gen::container<std::vector<size_t>>(
          *rc::gen::inRange<size_t>(0, 4), rc::gen::inRange<size_t>(0, candidates));
      for (const size_t dependency : picked) {
        node.dependencies.push_back(stack_number(dependency));
      }
    }
    nodes.push_back(std::move(node));
  }
  return Graph::build(std::move(nodes), "manifest.yaml").value();
}

inline ExpectedDurations arbitrary_durations(const Graph& graph) {
  ExpectedDurations durations;
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    durations[graph.name(node)] = std::chrono::milliseconds(*rc::gen::inRange(0, 1000));
  }
  return durations;
}

} // namespace cloud::planner::test_support
