#include "pulumi/simulated_provider.hpp"

#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <chrono>

namespace cloud::pulumi {
namespace {

// Loading takes a few hundred milliseconds; a machine this much slower is stuck.
constexpr std::chrono::seconds k_start_limit{60};

std::string last_words(const std::filesystem::path& log) {
  const std::string text(trim(read_file(log).value_or("")));
  const size_t newline = text.rfind('\n');
  return newline == std::string::npos ? text : text.substr(newline + 1);
}

} // namespace

Result<SimulatedProvider> SimulatedProvider::start(const Installation& installation,
                                                   const Toolchain& toolchain,
                                                   const EngineSession& session,
                                                   const SimulationOptions& options,
                                                   const LifetimePipe& lifetime) {
  CLOUD_CHECK(make_directories(installation.simulated_state()));
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return fail(system_error("cannot create", "a pipe"));
  }
  SimulatedProvider provider;
  provider.output_ = FileDescriptor(ends[0]);
  const FileDescriptor writing_end(ends[1]);
  provider.log_ = session.directory / "simulated-aws.log";
  const FileDescriptor log(
      ::open(provider.log_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, k_private_file));
  std::vector<std::string> argv{toolchain.node.string(),
                                installation.simulated_aws().string(),
                                "--state",
                                installation.simulated_state().string(),
                                "--account",
                                session.account,
                                "--latency",
                                fmt::format("{}", options.latency_factor)};
  if (!options.faults.empty()) {
    argv.insert(argv.end(), {"--faults", options.faults.string()});
  }
  CLOUD_TRY(provider.child_,
            process::spawn(
                {.argv = std::move(argv),
                 .environment = {"NODE_COMPILE_CACHE=" + installation.compile_cache().string()},
                 .directory = installation.root,
                 .descriptors = {lifetime.watched.get(), writing_end.get(), log.get()}}));
  return provider;
}

Result<std::string> SimulatedProvider::address() {
  if (!address_.empty()) {
    return address_;
  }
  std::string line;
  const auto give_up = std::chrono::steady_clock::now() + k_start_limit;
  while (line.find('\n') == std::string::npos) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        give_up - std::chrono::steady_clock::now());
    pollfd readable{output_.get(), POLLIN, 0};
    char block[256];
    const ssize_t size =
        left.count() > 0 && ::poll(&readable, 1, static_cast<int>(left.count())) > 0
            ? ::read(output_.get(), block, sizeof block)
            : 0;
    if (size <= 0) {
      return fail(ErrorCode::unavailable,
                  fmt::format("the simulated AWS did not start: {}", last_words(log_)),
                  fmt::format("see {}", log_.string()));
    }
    line.append(block, static_cast<size_t>(size));
  }
  address_ = "aws:" + line.substr(0, line.find('\n'));
  return address_;
}

} // namespace cloud::pulumi
