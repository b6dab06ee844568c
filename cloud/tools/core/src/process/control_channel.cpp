#include "process/control_channel.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"

#include <errno.h>
#include <sys/socket.h>

#include <string>

namespace cloud::process {
namespace {

// A command with its environment is a few KiB; the kernel's default buffer takes 200 KiB.
constexpr size_t k_largest_message = size_t{128} << 10;

} // namespace

Result<std::pair<ControlChannel, ControlChannel>> ControlChannel::make_pair() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    return fail(system_error("cannot create", "a socket pair"));
  }
  return std::pair{ControlChannel(FileDescriptor(ends[0])),
                   ControlChannel(FileDescriptor(ends[1]))};
}

Result<void> ControlChannel::send(const Value& message) const {
  const std::string text = documents::write_json(message);
  if (::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL) < 0) {
    return fail(system_error("cannot reach", "the guard process"));
  }
  return {};
}

ControlChannel::Received ControlChannel::receive() const {
  std::string text(k_largest_message, '\0');
  const ssize_t size = ::recv(socket_.get(), text.data(), text.size(), MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
    return {};
  }
  if (size <= 0) {
    return {std::nullopt, true};
  }
  text.resize(static_cast<size_t>(size));
  auto message = documents::parse_json(text, "guard message");
  return {message ? std::optional<Value>(*std::move(message)) : std::nullopt, false};
}

} // namespace cloud::process
