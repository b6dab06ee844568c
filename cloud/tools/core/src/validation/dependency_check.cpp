#include "validation/dependency_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::validation {
namespace {

bool contains(const std::vector<StackName>& names, const StackName& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

std::vector<documents::Finding> check_dependencies(const Manifest& manifest,
                                                   const StackEntry& stack,
                                                   const StackTemplate& definition) {
  std::vector<documents::Finding> findings;
  const auto add = [&](Mark mark, std::string message, std::string hint = {}) {
    findings.push_back({manifest.source, mark, std::move(message), std::move(hint)});
  };
  std::vector<StackName> declared = definition.dependencies;
  if (definition.depends_on_all_others) {
    declared.emplace_back("*");
  }
  const bool copied = stack.dependencies_mark.line != 0;
  for (const StackName& name : declared) {
    if (copied && !contains(stack.dependencies, name)) {
      add(stack.dependencies_mark,
          fmt::format("stack '{}' declares dependency on '{}' in its template but not in the "
                      "manifest",
                      stack.name, name));
    }
  }
  for (const StackName& name : stack.dependencies) {
    if (!contains(declared, name)) {
      add(stack.dependencies_mark,
          fmt::format("stack '{}' declares dependency on '{}' in the manifest but not in its "
                      "template ({})",
                      stack.name, name, definition.source));
    }
  }
  if (!stack.enabled) {
    return findings;
  }
  for (const StackName& name : definition.dependencies) {
    const StackEntry* dependency = manifest.stack(name);
    if (dependency == nullptr) {
      add(stack.mark, fmt::format("stack '{}' depends on '{}', which is not in the manifest",
                                  stack.name, name));
    } else if (!dependency->enabled) {
      add(stack.mark,
          fmt::format("stack '{}' depends on '{}', which is not enabled", stack.name, name));
    }
  }
  return findings;
}

} // namespace cloud::validation
