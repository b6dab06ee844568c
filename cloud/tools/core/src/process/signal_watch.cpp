#include "process/signal_watch.hpp"

#include <sys/signalfd.h>
#include <unistd.h>

namespace cloud::process {

SignalWatch::SignalWatch(const std::vector<int>& signals) {
  sigset_t watched;
  ::sigemptyset(&watched);
  for (const int signal : signals) {
    ::sigaddset(&watched, signal);
    // A signal that was ignored when we were started (nohup, `&` in a script) would never arrive.
    ::signal(signal, SIG_DFL);
  }
  ::sigprocmask(SIG_BLOCK, &watched, &previous_);
  descriptor_ = FileDescriptor(::signalfd(-1, &watched, SFD_NONBLOCK | SFD_CLOEXEC));
}

SignalWatch::~SignalWatch() {
  ::sigprocmask(SIG_SETMASK, &previous_, nullptr);
}

std::vector<int> SignalWatch::take() {
  std::vector<int> signals;
  signalfd_siginfo info{};
  while (::read(descriptor_.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
    signals.push_back(static_cast<int>(info.ssi_signo));
  }
  return signals;
}

} // namespace cloud::process
