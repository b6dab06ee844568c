#include "process/spawn.hpp"

#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

// glibc 2.36 declares pidfd_open without extern "C".
extern "C" {
#include <sys/pidfd.h>
}

namespace cloud::process {
namespace {

// posix_spawn's two settings objects, destroyed whatever happens.
struct SpawnSettings {
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};

  SpawnSettings() {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }

  // An ignored SIGINT would be inherited over exec, and Pulumi's plugins then never stop when
  // asked.
  void reset_signals() {
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &all);
    ::posix_spawnattr_setflags(&attributes,
                               POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  }
};

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (const std::string& text : texts) {
    pointers.push_back(const_cast<char*>(text.c_str())); // NOLINT: posix_spawn does not write
  }
  pointers.push_back(nullptr);
  return pointers;
}

// Copies of the descriptors above every target number, so that moving one to its place cannot
// overwrite another that is still to be moved.
std::vector<FileDescriptor> lifted(const std::vector<int>& descriptors) {
  std::vector<FileDescriptor> copies;
  for (const int descriptor : descriptors) {
    copies.emplace_back(descriptor < 0 ? ::open("/dev/null", O_RDWR | O_CLOEXEC)
                                       : ::fcntl(descriptor, F_DUPFD_CLOEXEC,
                                                 static_cast<int>(descriptors.size())));
  }
  return copies;
}

std::string last_line(std::string_view text) {
  const std::string_view trimmed = trim(text);
  const size_t newline = trimmed.rfind('\n');
  return std::string(newline == std::string_view::npos ? trimmed : trimmed.substr(newline + 1));
}

} // namespace

Result<Child> spawn(const SpawnRequest& request) {
  const std::vector<FileDescriptor> copies = lifted(request.descriptors);
  SpawnSettings settings;
  settings.reset_signals();
  for (size_t target = 0; target < copies.size(); ++target) {
    ::posix_spawn_file_actions_adddup2(&settings.actions, copies[target].get(),
                                       static_cast<int>(target));
  }
  ::posix_spawn_file_actions_addclosefrom_np(&settings.actions, static_cast<int>(copies.size()));
  if (!request.directory.empty()) {
    ::posix_spawn_file_actions_addchdir_np(&settings.actions, request.directory.c_str());
  }

  Child child;
  const std::vector<char*> argv = pointers_to(request.argv);
  const std::vector<char*> environment = pointers_to(request.environment);
  const int failure = ::posix_spawn(&child.pid, request.argv.front().c_str(), &settings.actions,
                                    &settings.attributes, argv.data(), environment.data());
  if (failure != 0) {
    errno = failure;
    return fail(system_error("cannot start", request.argv.front()));
  }
  child.handle = FileDescriptor(::pidfd_open(child.pid, 0));
  return child;
}

Exit wait_for(const Child& child) {
  int status = 0;
  while (::waitpid(child.pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? Exit{0, WTERMSIG(status)} : Exit{WEXITSTATUS(status), 0};
}

Result<Exit> run(SpawnRequest request, const std::filesystem::path& output) {
  const FileDescriptor file(
      ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, k_private_file));
  if (!file.valid()) {
    return fail(system_error("cannot write", output));
  }
  request.descriptors = {-1, file.get(), file.get()};
  CLOUD_TRY(const Child child, spawn(request));
  return wait_for(child);
}

Result<std::string> capture(SpawnRequest request, const Secret& input) {
  // In memory only, and gone with the descriptor.
  const FileDescriptor in(::memfd_create("stdin", MFD_CLOEXEC));
  const std::string& text_in = input.reveal();
  if (!in.valid() || ::pwrite(in.get(), text_in.data(), text_in.size(), 0) !=
                         static_cast<ssize_t>(text_in.size())) {
    return fail(system_error("cannot prepare the input of", request.argv.front()));
  }
  // Unnamed files instead of pipes: the child can never block on us or die of us.
  const FileDescriptor out(::open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, k_private_file));
  const FileDescriptor err(::open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, k_private_file));
  if (!out.valid() || !err.valid()) {
    return fail(system_error("cannot create a temporary file in", "/tmp"));
  }
  request.descriptors = {in.get(), out.get(), err.get()};
  CLOUD_TRY(const Child child, spawn(request));
  const Exit exit = wait_for(child);
  CLOUD_TRY(std::string text, read_file(fmt::format("/proc/self/fd/{}", out.get())));
  if (exit.code != 0 || exit.signal != 0) {
    CLOUD_TRY(const std::string complaint, read_file(fmt::format("/proc/self/fd/{}", err.get())));
    return fail(ErrorCode::unavailable,
                fmt::format("{} failed: {}", request.argv.front(),
                            last_line(complaint.empty() ? text : complaint)));
  }
  return text;
}

std::filesystem::path find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  if (path == nullptr) {
    return {};
  }
  for (const std::string& folder : split(path, ':')) {
    const std::filesystem::path candidate = std::filesystem::path(folder) / name;
    if (!folder.empty() && ::access(candidate.c_str(), X_OK) == 0 &&
        std::filesystem::is_regular_file(candidate)) {
      return std::filesystem::absolute(candidate);
    }
  }
  return {};
}

std::vector<std::string> inherited_environment(const std::vector<std::string>& names) {
  std::vector<std::string> entries;
  for (const std::string& name : names) {
    if (const char* value = std::getenv(name.c_str())) {
      entries.push_back(name + "=" + value);
    }
  }
  return entries;
}

} // namespace cloud::process
