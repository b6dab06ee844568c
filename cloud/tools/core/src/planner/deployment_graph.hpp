#pragma once

#include "model/manifest.hpp"
#include "model/stack_template.hpp"
#include "planner/graph.hpp"
#include "util/result.hpp"

#include <map>
#include <set>
#include <span>

namespace cloud::planner {

// For each stack the stacks whose outputs its configuration uses: what makes implicit dependencies.
using References = std::map<StackName, std::set<StackName>>;

// The enabled stacks of a deployment, free of cycles. A stack depends on what its template
// declares ("*": on every other enabled stack), on the optional dependencies of the template that
// are enabled, and on the stacks it refers to; priorities are those of the manifest, else of the
// template. Configuration, and with it `references`, differs between environments, the rest does
// not. Errors: invalid_input with a finding for each enabled stack without a template and each
// dependency or reference that is not enabled; when there is none of these, for each cycle.
[[nodiscard]] Result<Graph> make_graph(const Manifest& manifest,
                                       std::span<const StackTemplate> templates,
                                       const References& references);

} // namespace cloud::planner
