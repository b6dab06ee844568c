#pragma once

#include "model/stack_template.hpp"
#include "templates/manifest_template.hpp"

#include <string>

namespace cloud::cli {

// A stack definition as the JSON contract has it: everything that its file says, in its words.
[[nodiscard]] std::string stack_template_json(const StackTemplate& stack);

// A manifest template as the JSON contract has it.
[[nodiscard]] std::string manifest_template_json(const templates::ManifestTemplate& manifest);

} // namespace cloud::cli
