#pragma once

#include <cstdlib>

namespace cloud::fuzz {

// An assertion in every build, in the form in which a fuzzer notices it.
inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

} // namespace cloud::fuzz
