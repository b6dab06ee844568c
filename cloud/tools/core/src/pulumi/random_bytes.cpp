#include "pulumi/random_bytes.hpp"

#include <openssl/rand.h>

namespace cloud::pulumi {

Result<std::string> random_bytes(size_t count) {
  std::string bytes(count, '\0');
  if (::RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) {
    return fail(ErrorCode::unavailable, "the system has no randomness to offer");
  }
  return bytes;
}

} // namespace cloud::pulumi
