#include "pulumi/file_watch.hpp"

#include <sys/inotify.h>
#include <unistd.h>

namespace cloud::pulumi {

FileWatch::FileWatch() : inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

void FileWatch::add(const std::filesystem::path& path) {
  ::inotify_add_watch(inotify_.get(), path.c_str(), IN_MODIFY);
}

void FileWatch::drain() {
  char events[16 * 1024];
  while (::read(inotify_.get(), events, sizeof events) > 0) {
  }
}

} // namespace cloud::pulumi
