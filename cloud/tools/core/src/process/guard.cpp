#include "process/guard.hpp"

#include "documents/json.hpp"
#include "process/control_channel.hpp"
#include "process/descendants.hpp"
#include "process/guard_command.hpp"
#include "process/leash.hpp"
#include "process/signal_watch.hpp"
#include "process/spawn.hpp"
#include "util/files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cloud::process {
namespace {

// How long a host may take to say goodbye (it stores its compile cache) before it is killed.
constexpr std::chrono::milliseconds k_host_grace{2000};

std::int64_t unix_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

FileDescriptor open_output(const std::filesystem::path& path) {
  return FileDescriptor(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, k_private_file));
}

// The program host: evaluates the stack's program for Pulumi. Ends when its stdin does.
class Host {
public:
  Result<void> start(const GuardCommand& command) {
    int to_host[2];
    int from_host[2];
    if (::pipe2(to_host, O_CLOEXEC) != 0 || ::pipe2(from_host, O_CLOEXEC) != 0) {
      return fail(system_error("cannot create", "a pipe"));
    }
    const FileDescriptor host_stdin(to_host[0]);
    const FileDescriptor host_stdout(from_host[1]);
    stdin_ = FileDescriptor(to_host[1]);
    stdout_ = FileDescriptor(from_host[0]);
    const FileDescriptor host_stderr = open_output(command.stderr_file);
    CLOUD_TRY(child_,
              spawn({.argv = command.argv,
                     .environment = command.environment,
                     .directory = command.directory,
                     .descriptors = {host_stdin.get(), host_stdout.get(), host_stderr.get()}}));
    return {};
  }

  // Readable while the port has not been read, then -1.
  [[nodiscard]] int port_descriptor() const { return port_.empty() ? stdout_.get() : -1; }
  [[nodiscard]] int exit_descriptor() const { return child_.handle.get(); }
  [[nodiscard]] const std::string& port() const { return port_; }
  [[nodiscard]] bool running() const { return child_.handle.valid(); }

  void read_port() {
    char block[256];
    const ssize_t size = ::read(stdout_.get(), block, sizeof block);
    if (size <= 0) {
      stdout_.reset();
      return;
    }
    line_.append(block, static_cast<size_t>(size));
    if (const size_t end = line_.find('\n'); end != std::string::npos) {
      port_ = line_.substr(0, end);
    }
  }

  void reap() {
    if (running()) {
      (void)wait_for(child_);
      child_.handle.reset();
      stdout_.reset();
    }
  }

  // End of its stdin, a moment to leave by itself, then SIGKILL.
  void stop() {
    if (!running()) {
      return;
    }
    stdin_.reset();
    pollfd ended{child_.handle.get(), POLLIN, 0};
    if (::poll(&ended, 1, static_cast<int>(k_host_grace.count())) <= 0) {
      ::kill(child_.pid, SIGKILL);
    }
    reap();
  }

private:
  Child child_;
  FileDescriptor stdin_;
  FileDescriptor stdout_;
  std::string line_;
  std::string port_;
};

class Guard {
public:
  Guard()
      : control_(FileDescriptor(k_guard_control_descriptor)), signals_({SIGINT, SIGTERM, SIGHUP}) {
    become_subreaper();
  }

  int run() {
    while (!finished_) {
      wait();
    }
    host_.stop();
    kill_descendants();
    return 0;
  }

private:
  void wait() {
    pollfd watched[] = {{control_open_ ? control_.descriptor() : -1, POLLIN, 0},
                        {signals_.descriptor(), POLLIN, 0},
                        {host_.running() ? host_.port_descriptor() : -1, POLLIN, 0},
                        {pulumi_ ? pulumi_->handle.get() : -1, POLLIN, 0},
                        {host_.running() ? host_.exit_descriptor() : -1, POLLIN, 0}};
    if (::poll(watched, std::size(watched), -1) < 0) {
      return;
    }
    if (watched[0].revents != 0) {
      receive();
    }
    if (watched[1].revents != 0) {
      on_signals();
    }
    if (watched[2].revents != 0) {
      host_.read_port();
    }
    if (watched[4].revents != 0) {
      host_.reap();
    }
    if (watched[3].revents != 0 && pulumi_) {
      const Exit exit = wait_for(*pulumi_);
      pulumi_.reset();
      settle({.code = exit.code, .signal = exit.signal});
    }
    start_when_possible();
  }

  void receive() {
    const auto received = control_.receive();
    if (received.closed) {
      control_open_ = false;
      // Nobody will ever release us: nothing has been started, so nothing can be lost.
      finished_ = finished_ || !released_;
      return;
    }
    if (!received.message) {
      return;
    }
    const Value& message = *received.message;
    if (const Value* host = message.find("host")) {
      needs_host_ = true;
      if (auto started = host_.start(command_from(*host)); !started) {
        host_error_ = started.error().message;
      }
    } else if (const Value* command = message.find("command")) {
      command_ = command_from(*command);
      exit_file_ = message.text("exitFile");
    } else if (message.find("release") != nullptr) {
      released_ = true;
    } else if (message.find("stop") != nullptr) {
      stop(message.text("stop"));
    }
  }

  void start_when_possible() {
    if (finished_ || started_ || !released_) {
      return;
    }
    const bool host_lost = needs_host_ && !host_.running();
    if (needs_host_ && !host_lost && host_.port().empty()) {
      return;
    }
    started_ = true;
    if (host_lost) {
      settle({.error =
                  host_error_.empty() ? "the program host ended before it was used" : host_error_});
      return;
    }
    if (needs_host_) {
      command_.argv.push_back("--client=127.0.0.1:" + host_.port());
    }
    const FileDescriptor output = open_output(command_.stdout_file);
    const FileDescriptor errors = open_output(command_.stderr_file);
    const std::int64_t started_at_ms = unix_milliseconds();
    auto child = spawn({.argv = leashed(command_.argv),
                        .environment = command_.environment,
                        .directory = command_.directory,
                        .descriptors = {-1, output.get(), errors.get()}});
    if (!child) {
      settle({.error = child.error().message});
      return;
    }
    pulumi_ = *std::move(child);
    pulumi_started_at_ms_ = started_at_ms;
    say("started", pulumi_->pid);
    if (stop_asked_) {
      ::kill(pulumi_->pid, SIGINT);
    }
  }

  // Only Pulumi itself is signalled: it tells its plugins, and a second SIGINT would make it give
  // up.
  void stop(const std::string& level) {
    if (level == "kill") {
      if (pulumi_) {
        ::kill(pulumi_->pid, SIGKILL);
      }
      return;
    }
    stop_asked_ = true;
    if (pulumi_) {
      ::kill(pulumi_->pid, SIGINT);
    }
  }

  // A machine that shuts down asks everybody with SIGTERM; hang-ups and stray SIGINTs are not for
  // us.
  void on_signals() {
    for (const int signal : signals_.take()) {
      if (signal == SIGTERM && !stop_asked_) {
        stop("graceful");
      }
    }
  }

  void settle(GuardExit exit) {
    exit.started_at_ms = pulumi_started_at_ms_;
    exit.ended_at_ms = unix_milliseconds();
    // The exit file is the durable outcome; the message only saves the orchestrator a look.
    (void)write_file(exit_file_, documents::write_json(to_value(exit)), k_private_file);
    say("exited", to_value(exit));
    finished_ = true;
  }

  void say(std::string_view what, Value value) {
    if (control_open_) {
      Value message;
      message.set(what, std::move(value));
      (void)control_.send(message);
    }
  }

  ControlChannel control_;
  SignalWatch signals_;
  Host host_;
  std::string host_error_;
  GuardCommand command_;
  std::filesystem::path exit_file_;
  std::optional<Child> pulumi_;
  std::int64_t pulumi_started_at_ms_ = 0;
  bool control_open_ = true;
  bool needs_host_ = false;
  bool released_ = false;
  bool started_ = false;
  bool stop_asked_ = false;
  bool finished_ = false;
};

} // namespace

int guard_main() {
  // Must not leak into what the guard starts.
  ::fcntl(k_guard_control_descriptor, F_SETFD, FD_CLOEXEC);
  ::fcntl(k_guard_lifetime_descriptor, F_SETFD, FD_CLOEXEC);
  return Guard().run();
}

} // namespace cloud::process
