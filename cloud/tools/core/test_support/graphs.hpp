#pragma once

#include "planner/graph.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

// Short ways to write graphs in tests.
namespace cloud::planner::test_support {

inline std::vector<StackName> stacks(std::initializer_list<const char*> names) {
  std::vector<StackName> result;
  for (const char* name : names) {
    result.emplace_back(name);
  }
  return result;
}

// Stacks of equal priority with their dependencies.
inline Graph
graph_of(std::initializer_list<std::pair<const char*, std::initializer_list<const char*>>> nodes) {
  std::vector<Node> result;
  for (const auto& [name, dependencies] : nodes) {
    result.push_back({StackName(name), 100, stacks(dependencies)});
  }
  return Graph::build(std::move(result), "manifest.yaml").value();
}

} // namespace cloud::planner::test_support
