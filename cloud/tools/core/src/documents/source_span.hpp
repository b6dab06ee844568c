#pragma once

#include <cstddef>
#include <string_view>

namespace cloud::documents {

// Where pieces of YAML source end. The parser says only where they begin.

// One past the closing quote of the quoted scalar that begins at `begin`; npos when it is never
// closed.
[[nodiscard]] size_t end_of_quoted(std::string_view text, size_t begin);

// The same for the bracket that closes the flow collection (`[…]`, `{…}`) that begins at `begin`.
[[nodiscard]] size_t end_of_flow(std::string_view text, size_t begin);

// One past the scalar or flow collection that begins at `begin`. A plain scalar is
// taken to end with its line, or inside a flow collection at a comma or bracket.
[[nodiscard]] size_t end_of_inline(std::string_view text, size_t begin, bool inside_flow);

// One past the colon that follows the key at `begin`; npos when there is none.
[[nodiscard]] size_t end_of_key(std::string_view text, size_t begin);

} // namespace cloud::documents
