#include "pulumi/lifetime_pipe.hpp"

#include "util/files.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace cloud::pulumi {

Result<LifetimePipe> LifetimePipe::make() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return fail(system_error("cannot create", "a pipe"));
  }
  return LifetimePipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

} // namespace cloud::pulumi
