#include "process/descendants.hpp"

#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>

namespace cloud::process {
namespace {

std::vector<int> children_of(int pid) {
  std::vector<int> children;
  std::error_code ignored;
  const std::filesystem::path tasks = fmt::format("/proc/{}/task", pid);
  for (const auto& task : std::filesystem::directory_iterator(tasks, ignored)) {
    const auto text = read_file(task.path() / "children");
    if (!text) {
      continue;
    }
    for (const std::string& word : split(trim(*text), ' ')) {
      int child = 0;
      const auto parsed = std::from_chars(word.data(), word.data() + word.size(), child);
      if (parsed.ec == std::errc{} && child > 0) {
        children.push_back(child);
      }
    }
  }
  return children;
}

} // namespace

void become_subreaper() {
  ::prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

std::vector<int> descendants() {
  std::vector<int> found = children_of(::getpid());
  for (size_t i = 0; i < found.size(); ++i) {
    const std::vector<int> below = children_of(found[i]);
    found.insert(found.end(), below.begin(), below.end());
  }
  return found;
}

void kill_descendants() {
  for (std::vector<int> left = descendants(); !left.empty(); left = descendants()) {
    for (const int pid : left) {
      ::kill(pid, SIGKILL);
    }
    while (::waitpid(-1, nullptr, 0) > 0) {
    }
  }
}

} // namespace cloud::process
