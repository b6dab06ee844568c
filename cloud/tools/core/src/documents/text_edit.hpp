#pragma once

#include "documents/yaml_reader.hpp"
#include "model/value.hpp"
#include "util/result.hpp"

#include <span>
#include <string>

namespace cloud::documents {

// Keys from the root of a document to one of its values: spec, stacks, network, enabled.
using KeyPath = std::span<const std::string>;

// The document with `value` at `path`, every other byte (comments, order, line breaks) as it was.
// An existing value is replaced, a missing one added after the last member of its map, missing
// parents included, indented like what surrounds them. The result has been read back and compared
// before it is returned.
// Errors: invalid_input when something on the way is no map, or when the place is written in a way
// that cannot be edited; the message then says where, and the hint what to write by hand.
[[nodiscard]] Result<Document> with_value(const Document& document, KeyPath path,
                                          const Value& value);

// Where `path` is written, or the nearest parent of it that is.
[[nodiscard]] Mark nearest_place(const Document& document, KeyPath path);

} // namespace cloud::documents
