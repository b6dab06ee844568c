#include "pulumi/once_file.hpp"

#include "util/files.hpp"

#include <fmt/format.h>

#include <errno.h>
#include <unistd.h>

#include <atomic>

namespace cloud::pulumi {

Result<std::string> create_once(const std::filesystem::path& path, std::string_view content) {
  static std::atomic<unsigned> counter{0};
  if (::access(path.c_str(), F_OK) == 0) {
    return read_file(path);
  }
  CLOUD_CHECK(make_directories(path.parent_path(), k_private_directory));
  const std::filesystem::path draft =
      path.parent_path() /
      fmt::format(".{}.{}.{}.new", path.filename().string(), ::getpid(), counter++);
  CLOUD_CHECK(write_new_file(draft, content, k_private_file));
  // Unlike a rename, a link never replaces what another process has put there.
  const bool linked = ::link(draft.c_str(), path.c_str()) == 0;
  const int number = errno;
  ::unlink(draft.c_str());
  if (!linked && number != EEXIST) {
    errno = number;
    return fail(system_error("cannot create", path));
  }
  CLOUD_CHECK(sync_directory(path.parent_path()));
  return read_file(path);
}

} // namespace cloud::pulumi
