#pragma once

#include "model/value.hpp"
#include "util/file_descriptor.hpp"
#include "util/result.hpp"

#include <optional>
#include <utility>

namespace cloud::process {

// Messages between the orchestrator and a guard: one Value per message over a socket pair that
// keeps message borders. Broken when the other side is gone.
class ControlChannel {
public:
  ControlChannel() = default;
  explicit ControlChannel(FileDescriptor socket) : socket_(std::move(socket)) {}

  // Two connected ends.
  [[nodiscard]] static Result<std::pair<ControlChannel, ControlChannel>> make_pair();

  [[nodiscard]] int descriptor() const { return socket_.get(); }
  [[nodiscard]] Result<void> send(const Value& message) const;

  struct Received {
    std::optional<Value> message; // nothing: none is waiting
    bool closed = false;          // the other side is gone
  };
  // The next message; never blocks.
  [[nodiscard]] Received receive() const;

private:
  FileDescriptor socket_;
};

} // namespace cloud::process
