// What libFuzzer calls; built once for each target.
#include "fuzz/targets.hpp"

#include <cstddef>
#include <cstdint>

// The name is libFuzzer's. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cloud::fuzz::CLOUD_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
