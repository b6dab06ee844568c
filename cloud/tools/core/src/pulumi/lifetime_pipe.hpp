#pragma once

#include "util/file_descriptor.hpp"
#include "util/result.hpp"

namespace cloud::pulumi {

// Ties the life of a shared process to those who need it: it reads from one end and leaves when
// that end reports the end of file, which is when the last holder of the other end is gone. The
// kernel closes the holders' ends, whatever kills them.
struct LifetimePipe {
  FileDescriptor watched; // becomes the shared process's stdin
  FileDescriptor held;    // inherited by every guard

  [[nodiscard]] static Result<LifetimePipe> make();
};

} // namespace cloud::pulumi
