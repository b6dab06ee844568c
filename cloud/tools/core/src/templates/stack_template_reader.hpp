#pragma once

#include "documents/yaml_reader.hpp"
#include "model/stack_template.hpp"
#include "util/result.hpp"

namespace cloud::templates {

// The model of a stack template that has passed its schema. Errors (invalid_input): what a schema
// cannot say, such as a name that differs from the file's or `default` beside `defaults`.
[[nodiscard]] Result<StackTemplate> to_stack_template(const documents::Document& document,
                                                      const StackName& expected_name);

} // namespace cloud::templates
