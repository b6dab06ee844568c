#pragma once

#include "util/file_descriptor.hpp"

#include <signal.h>

#include <vector>

namespace cloud::process {

// Takes the given signals out of the ordinary course and makes them readable from a descriptor, for
// as long as the object lives. Create it before any other thread.
class SignalWatch {
public:
  explicit SignalWatch(const std::vector<int>& signals);
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  ~SignalWatch();

  // Readable when a signal has arrived.
  [[nodiscard]] int descriptor() const { return descriptor_.get(); }
  // The signals that arrived since the last call; never blocks.
  [[nodiscard]] std::vector<int> take();

private:
  sigset_t previous_{};
  FileDescriptor descriptor_;
};

} // namespace cloud::process
