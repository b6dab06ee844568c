#pragma once

#include <cstddef>
#include <span>

namespace cloud::resolution {

// Fills the bytes from the kernel's generator, fit for keys and passwords.
void fill_random(std::span<std::byte> bytes);

// A number below `bound`, each equally likely. Expects 0 < bound <= 256.
[[nodiscard]] size_t random_below(size_t bound);

} // namespace cloud::resolution
