#include "processor_time.hpp"

#include <errno.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

namespace cloud::bench {
namespace {

Milliseconds in_milliseconds(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

Milliseconds used_by(int pid) {
  clockid_t clock{};
  timespec used{};
  if (::clock_getcpuclockid(pid, &clock) == 0) {
    ::clock_gettime(clock, &used);
  }
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

Milliseconds used_by_descendants() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return in_milliseconds(usage.ru_utime) + in_milliseconds(usage.ru_stime);
}

void wait_for_descendants() {
  while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
}

} // namespace cloud::bench
