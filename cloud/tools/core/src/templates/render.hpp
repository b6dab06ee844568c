#pragma once

#include "documents/finding.hpp"
#include "model/value.hpp"
#include "templates/variables.hpp"
#include "util/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::templates {

// Replaces {{NAME}} in every text of the tree (not in keys). A text that is one variable becomes
// the variable's value with its type; inside text the value is inserted as text. Runtime values
// ({{RUNTIME:…}}) and the escape {{{{ are left for the resolution at run time.
// Errors (invalid_input): every unknown or missing variable, with its place in `source`.
[[nodiscard]] Result<Value> render(const Value& tree, const Variables& variables,
                                   std::string_view source);

// The same errors as findings, one by one.
[[nodiscard]] std::vector<documents::Finding>
variable_findings(const Value& tree, const Variables& variables, std::string_view source);

// Calls `visit` with the name of each variable that the tree uses.
void for_each_variable(const Value& tree, const std::function<void(std::string_view)>& visit);

} // namespace cloud::templates
