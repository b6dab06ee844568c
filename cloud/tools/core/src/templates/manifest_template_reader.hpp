#pragma once

#include "documents/yaml_reader.hpp"
#include "templates/manifest_template.hpp"
#include "util/result.hpp"

#include <string_view>

namespace cloud::templates {

// The model of a manifest template that has passed its schema. Errors (invalid_input): a name that
// differs from the file's.
[[nodiscard]] Result<ManifestTemplate> to_manifest_template(const documents::Document& document,
                                                            std::string_view expected_name);

} // namespace cloud::templates
