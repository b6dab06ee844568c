#include "pulumi/dead_locks.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <string>
#include <system_error>

namespace cloud::pulumi {
namespace {

namespace fs = std::filesystem;

std::string host_name() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

// True when a process with this pid runs Pulumi. A pid that was given to something else since is a
// proof of death; one that was given to another Pulumi is not taken for one.
bool runs_pulumi(std::int64_t pid) {
  std::error_code gone;
  const fs::path program = fs::read_symlink(fmt::format("/proc/{}/exe", pid), gone);
  return !gone && program.filename().string().starts_with("pulumi");
}

bool is_dead(const fs::path& lock) {
  const auto text = read_file(lock);
  const auto holder = text ? documents::parse_json(*text, lock.string()) : fail(text.error());
  if (!holder || holder->text("hostname") != host_name()) {
    return false;
  }
  const Value* pid = holder->find("pid");
  return pid != nullptr && pid->as_integer() != nullptr && !runs_pulumi(*pid->as_integer());
}

} // namespace

Result<void> release_locks_of_dead_processes(const fs::path& folder) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".json" && is_dead(entry.path())) {
      std::error_code failed;
      fs::remove(entry.path(), failed);
      if (failed) {
        return fail(ErrorCode::unavailable, fmt::format("cannot remove the lock {}: {}",
                                                        entry.path().string(), failed.message()));
      }
    }
  }
  return {};
}

} // namespace cloud::pulumi
