#include "resolution/random.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdlib>

namespace cloud::resolution {

void fill_random(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = getrandom(bytes.data(), bytes.size(), 0);
    if (count >= 0) {
      bytes = bytes.subspan(static_cast<size_t>(count));
    } else if (errno != EINTR) {
      // Every kernel we run on has it, and a weaker password is no way out.
      std::abort();
    }
  }
}

size_t random_below(size_t bound) {
  // Bytes beyond the largest multiple of the bound would favour small numbers.
  const size_t limit = 256 - 256 % bound;
  while (true) {
    std::array<std::byte, 1> byte{};
    fill_random(byte);
    const auto number = std::to_integer<size_t>(byte[0]);
    if (number < limit) {
      return number % bound;
    }
  }
}

} // namespace cloud::resolution
