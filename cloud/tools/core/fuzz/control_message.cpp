#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"
#include "process/control_channel.hpp"
#include "process/guard_command.hpp"

#include <sys/socket.h>

namespace cloud::fuzz {

// What arrives at a guard, over a real channel.
void control_message(std::string_view bytes) {
  if (bytes.empty()) {
    return; // an empty message is how the kernel says that the other side is gone
  }
  const auto ends = process::ControlChannel::make_pair();
  require(ends.has_value());
  if (::send(ends->first.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) {
    return; // larger than the kernel takes
  }

  const auto received = ends->second.receive();
  require(!received.closed);
  if (received.message) {
    const Value command = to_value(process::command_from(*received.message));
    require(to_value(process::command_from(command)) == command);
    const Value exit = to_value(process::exit_from(*received.message));
    require(to_value(process::exit_from(exit)) == exit);
  }
}

} // namespace cloud::fuzz
