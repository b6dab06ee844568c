#pragma once

#include "model/manifest.hpp"
#include "model/stack_template.hpp"
#include "templates/library.hpp"
#include "util/result.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace cloud::deployment {

// A stack that a manifest or manifest template names, and where.
struct NamedStack {
  StackName name;
  Mark mark{};
};

// The definitions of these stacks, in the same order; borrowed from the library.
// Errors: invalid_input with a finding in `source` for each stack that has none; what is wrong with
// the first definition that cannot be read.
[[nodiscard]] Result<std::vector<const StackTemplate*>>
stack_definitions(std::span<const NamedStack> stacks, std::string_view source,
                  templates::Library& library);

// Of all stacks of a manifest, enabled or not.
[[nodiscard]] Result<std::vector<const StackTemplate*>>
stack_definitions(const Manifest& manifest, templates::Library& library);

} // namespace cloud::deployment
