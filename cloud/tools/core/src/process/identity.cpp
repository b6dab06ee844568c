#include "process/identity.hpp"

#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <sstream>

namespace cloud::process {
namespace {

std::string boot_id() {
  const auto text = read_file("/proc/sys/kernel/random/boot_id");
  return text ? std::string(trim(*text)) : std::string{};
}

} // namespace

std::optional<ProcessIdentity> identify(int pid) {
  const auto text = read_file(fmt::format("/proc/{}/stat", pid));
  if (!text) {
    return std::nullopt;
  }
  // proc(5): the second field is the command in parentheses and may hold anything, so count the
  // rest from the last ')': state is field 3, the start time field 22.
  const size_t end_of_command = text->rfind(')');
  if (end_of_command == std::string::npos) {
    return std::nullopt;
  }
  std::istringstream fields(text->substr(end_of_command + 1));
  std::string state;
  fields >> state;
  std::string skipped;
  for (int field = 4; field < 22; ++field) {
    fields >> skipped;
  }
  std::uint64_t start_time = 0;
  fields >> start_time;
  if (!fields || state == "Z" || state == "X") {
    return std::nullopt;
  }
  return ProcessIdentity{pid, start_time, boot_id()};
}

ProcessIdentity current_identity() {
  return identify(::getpid()).value_or(ProcessIdentity{::getpid(), 0, boot_id()});
}

std::string command_of(const ProcessIdentity& identity) {
  const auto text = read_file(fmt::format("/proc/{}/cmdline", identity.pid));
  if (!text || !is_alive(identity)) {
    return {};
  }
  return std::string(trim(join(split(*text, '\0'), " ")));
}

bool is_alive(const ProcessIdentity& identity) {
  return identity.pid > 0 && identify(identity.pid) == identity;
}

} // namespace cloud::process
