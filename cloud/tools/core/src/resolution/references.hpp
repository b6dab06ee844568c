#pragma once

#include "documents/finding.hpp"
#include "model/stack_template.hpp"
#include "resolution/scan.hpp"

#include <set>
#include <span>
#include <vector>

namespace cloud::resolution {

// What references are checked against.
struct KnownStacks {
  std::span<const StackTemplate> templates;
  std::set<StackName> enabled;
};

// Everything about the placeholders in the configuration of `stack` that can be known to be wrong
// before anything is deployed, as findings with their places: what `scan` could not read, stacks
// that do not exist or are not enabled, outputs that no template declares, paths into values that
// have no members, lists and maps inside text, and a stack's references to itself.
[[nodiscard]] std::vector<documents::Finding>
check_references(const StackName& stack, const Scan& scan, const KnownStacks& known);

} // namespace cloud::resolution
