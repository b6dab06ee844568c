#pragma once

#include "documents/yaml_reader.hpp"

namespace cloud::documents {

// The same document with no place on any value or key, for a text that its reader cannot look at:
// messages about it then name the source alone.
[[nodiscard]] Document without_places(Document document);

} // namespace cloud::documents
