#include "planner/cycles.hpp"

#include "documents/finding.hpp"
#include "planner/components.hpp"
#include "planner/cycle_search.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace cloud::planner {
namespace {

struct ShorterFirst {
  bool operator()(const CyclePath& a, const CyclePath& b) const {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};

using CycleSet = std::set<CyclePath, ShorterFirst>;

// The same cycle can be entered anywhere; the lowest index first makes it one.
CyclePath canonical(CyclePath cycle) {
  std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
  return cycle;
}

// A short cycle for every stack of the component that no cycle names yet.
void cover(const Graph& graph, const std::vector<NodeIndex>& component, size_t limit,
           CycleSet& cycles) {
  std::set<NodeIndex> named;
  for (const NodeIndex node : component) {
    if (named.contains(node)) {
      continue;
    }
    if (!named.empty() && cycles.size() >= limit) {
      return;
    }
    CyclePath cycle = shortest_cycle(graph, node);
    named.insert(cycle.begin(), cycle.end());
    cycles.insert(canonical(std::move(cycle)));
  }
}

// Every component has a cycle through its first node; without that node it falls apart into smaller
// components. So each round finds something, until the limit or the end.
void enumerate(const Graph& graph, std::vector<std::vector<NodeIndex>> components, size_t limit,
               CycleSet& cycles) {
  while (!components.empty() && cycles.size() < limit) {
    const std::vector<NodeIndex> component = std::move(components.back());
    components.pop_back();
    // Among `limit` cycles at least `limit - cycles.size()` are new.
    for (CyclePath& cycle : cycles_through_first(graph, component, limit)) {
      if (cycles.size() < limit) {
        cycles.insert(canonical(std::move(cycle)));
      }
    }
    for (auto& rest : cyclic_components(graph, std::span(component).subspan(1))) {
      components.push_back(std::move(rest));
    }
  }
}

} // namespace

std::vector<Cycle> find_cycles(const Graph& graph, size_t limit) {
  auto components = cyclic_components(graph);
  CycleSet paths;
  for (const auto& component : components) {
    cover(graph, component, limit, paths);
  }
  enumerate(graph, std::move(components), limit, paths);

  std::vector<Cycle> cycles;
  for (const CyclePath& path : paths) {
    Cycle& cycle = cycles.emplace_back();
    for (const NodeIndex node : path) {
      cycle.push_back(graph.name(node));
    }
  }
  return cycles;
}

std::string describe(const Cycle& cycle) {
  std::string text;
  for (const StackName& stack : cycle) {
    text += stack.str() + " → ";
  }
  return text + cycle.front().str();
}

Result<void> check_acyclic(const Graph& graph, std::string_view source) {
  std::vector<documents::Finding> findings;
  for (const Cycle& cycle : find_cycles(graph)) {
    findings.push_back({std::string(source),
                        {},
                        "circular dependency: " + describe(cycle),
                        "remove one dependency or runtime value of each cycle"});
  }
  return documents::to_result(source, std::move(findings));
}

} // namespace cloud::planner
