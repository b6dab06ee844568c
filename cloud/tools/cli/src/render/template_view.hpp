#pragma once

#include "model/stack_template.hpp"
#include "render/terminal.hpp"
#include "templates/manifest_template.hpp"

#include <string>

namespace cloud::cli {

// A stack definition for people: what it is, needs, understands and exports.
[[nodiscard]] std::string stack_template_text(const StackTemplate& stack, const Terminal& terminal);

// A manifest template for people: its environments and stacks.
[[nodiscard]] std::string manifest_template_text(const templates::ManifestTemplate& manifest,
                                                 const Terminal& terminal);

} // namespace cloud::cli
