#pragma once

#include <cstddef>
#include <string>

namespace cloud::resolution {

inline constexpr size_t k_shortest_password = 8;
inline constexpr size_t k_longest_password = 128;

// Letters of both cases, digits and the symbols - _ . ~ + =, which need no quoting in addresses,
// shells and AWS services; each of these four classes is present. Expects a length between the two
// limits.
[[nodiscard]] std::string generate_password(size_t length);

// A random (version 4) UUID in lower case.
[[nodiscard]] std::string generate_uuid();

} // namespace cloud::resolution
