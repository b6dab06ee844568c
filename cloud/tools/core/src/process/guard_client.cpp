#include "process/guard_client.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

// glibc 2.36 declares pidfd_open without extern "C".
extern "C" {
#include <sys/pidfd.h>
}

namespace cloud::process {
namespace {

Value single(std::string_view key, Value member) {
  Value message;
  message.set(key, std::move(member));
  return message;
}

} // namespace

Result<GuardClient> GuardClient::start(const GuardProgram& program,
                                       const std::optional<GuardCommand>& host) {
  CLOUD_TRY(auto ends, ControlChannel::make_pair());
  const FileDescriptor log(
      ::open(program.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, k_private_file));
  GuardClient client;
  CLOUD_TRY(client.guard_,
            spawn({.argv = program.argv,
                   .environment = inherited_environment({"PATH", "HOME", "LANG", "TMPDIR"}),
                   .descriptors = {-1, log.get(), log.get(), ends.second.descriptor(),
                                   program.lifetime_descriptor}}));
  client.control_ = std::move(ends.first);
  if (host) {
    CLOUD_CHECK(client.control_.send(single("host", to_value(*host))));
  }
  return client;
}

Result<void> GuardClient::prepare(const GuardCommand& command,
                                  const std::filesystem::path& exit_file) {
  exit_file_ = exit_file;
  Value message = single("command", to_value(command));
  message.set("exitFile", exit_file.string());
  return control_.send(message);
}

Result<void> GuardClient::release() {
  return control_.send(single("release", true));
}

void GuardClient::stop(const char* level) {
  stop_asked_ = true;
  // A guard that is gone has nothing left to stop; poll() will tell.
  (void)control_.send(single("stop", level));
}

std::optional<GuardExit> GuardClient::poll() {
  if (!guard_lost_) {
    const auto received = control_.receive();
    if (received.message) {
      if (const Value* exited = received.message->find("exited")) {
        return exit_from(*exited);
      }
      if (const Value* pid = received.message->find("started"); pid && pid->as_integer()) {
        pulumi_ = FileDescriptor(::pidfd_open(static_cast<int>(*pid->as_integer()), 0));
      }
    }
    if (!received.closed) {
      return std::nullopt;
    }
    guard_lost_ = true;
  }
  if (const auto exit = read_exit_file(exit_file_)) {
    return exit;
  }
  pollfd ended{pulumi_.get(), POLLIN, 0};
  if (pulumi_.valid() && ::poll(&ended, 1, 0) == 0) {
    return std::nullopt;
  }
  return GuardExit{.signal = SIGKILL};
}

std::optional<GuardExit> read_exit_file(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text) {
    return std::nullopt;
  }
  const auto value = documents::parse_json(*text, path.string());
  return value ? std::optional(exit_from(*value)) : std::nullopt;
}

} // namespace cloud::process
