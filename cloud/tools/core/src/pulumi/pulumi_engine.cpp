#include "pulumi/pulumi_engine.hpp"

#include "process/identity.hpp"
#include "pulumi/aws_plugin.hpp"
#include "pulumi/checkpoint.hpp"
#include "pulumi/project_file.hpp"
#include "pulumi/repository_border.hpp"
#include "pulumi/stack_file.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <poll.h>
#include <sys/wait.h>

#include <algorithm>
#include <utility>

namespace cloud::pulumi {
namespace {

const char* level_name(StopLevel level) {
  switch (level) {
  case StopLevel::graceful:
    return "graceful";
  case StopLevel::forceful:
    return "forceful";
  case StopLevel::kill:
    return "kill";
  }
  return "graceful";
}

StackReference reference_of(const StepRequest& request) {
  return {request.project.organization, request.project.name, request.pulumi_stack};
}

// Pulumi writes everything it does, formatted and compressed, to a folder called logs, and has no
// switch for it. Where it finds a file of that name it goes on without.
Result<void> switch_off_pulumi_logs(const Installation& installation) {
  const auto logs = installation.pulumi_home() / "logs";
  return std::filesystem::exists(logs) ? Result<void>{} : write_file(logs, "", k_private_file);
}

} // namespace

PulumiEngine::PulumiEngine(EngineOptions options, InstalledPrograms& programs, Backend& backend,
                           Keyring& keyring, ConfigCipher& cipher, const Clock& clock)
    : options_(std::move(options)), programs_(programs), backend_(backend), keyring_(keyring),
      cipher_(cipher), clock_(clock), settings_(options_.pulumi) {}

PulumiEngine::~PulumiEngine() {
  hosts_.reset();
  steps_.clear();
  reap();
}

Result<void> PulumiEngine::open(const EngineSession& session) {
  session_ = session;
  CLOUD_TRY(toolchain_, programs_.found());
  // A run that skips everything starts nothing.
  return session.steps > 0 ? start_what_steps_share() : Result<void>{};
}

Result<void> PulumiEngine::start_what_steps_share() {
  const Installation& installation = options_.installation;
  for (const auto& folder :
       {installation.data(), installation.runs(), installation.bundles(), installation.state(),
        installation.pulumi_home(), installation.compile_cache(), session_.directory}) {
    CLOUD_CHECK(make_directories(folder));
  }
  CLOUD_CHECK(switch_off_pulumi_logs(installation));
  if (!is_pulumi_cloud(settings_.backend)) {
    CLOUD_CHECK(hide_repository(session_.directory));
  }
  CLOUD_TRY(lifetime_, LifetimePipe::make());
  if (session_.simulated) {
    CLOUD_TRY(simulated_, SimulatedProvider::start(installation, *toolchain_, session_,
                                                   options_.simulation, lifetime_));
  } else {
    CLOUD_CHECK(install_aws_plugin(installation, *toolchain_));
  }
  hosts_.emplace(installation, *toolchain_,
                 process::GuardProgram{.argv = options_.guard_argv,
                                       .lifetime_descriptor = lifetime_.held.get(),
                                       .log = session_.directory / "guards.log"},
                 session_.directory / "hosts.log", session_.variables, session_.runs_programs);
  steps_to_come_ = session_.steps;
  for (int i = 0; i < std::min(session_.slots, session_.steps); ++i) {
    CLOUD_CHECK(hosts_->warm());
  }
  // Pulumi reads the passphrase itself, from where this says.
  CLOUD_CHECK(keyring_.source().read());
  settings_.passphrase_entry = keyring_.source().environment_entry();
  return {};
}

Result<void> PulumiEngine::write_workspace(const StepRequest& request, const StackCode& code) {
  if (!hosts_) {
    CLOUD_CHECK(start_what_steps_share());
  }
  for (const Secret& secret : secrets_in(request.config)) {
    masker_.add(secret);
  }
  CLOUD_CHECK(make_directories(request.workspace));
  const Workspace workspace{request.workspace};
  const std::string project = write_project_file(
      {.name = request.project.name,
       .description = fmt::format("stack {} of run {}", request.stack, request.run),
       .main = code.bundle});
  CLOUD_CHECK(write_file(workspace.project_file(), project, k_private_file));
  CLOUD_CHECK(write_configuration(request, workspace));
  // Made before Pulumi starts, so that they can be watched and are private from the beginning.
  CLOUD_CHECK(write_file(workspace.events(), "", k_private_file));
  return write_file(workspace.errors(), "", k_private_file);
}

Result<void> PulumiEngine::write_configuration(const StepRequest& request,
                                               const Workspace& workspace) {
  const auto file = workspace.stack_file(request.pulumi_stack.str());
  if (settings_.secrets_provider == k_passphrase_provider) {
    CLOUD_TRY(const std::string text, write_stack_file(request.config, cipher_));
    return write_file(file, text, k_private_file);
  }
  const StackReference stack = reference_of(request);
  CLOUD_TRY(const auto state, backend_.read(stack));
  CLOUD_TRY(const StackKey stack_key, key_of(stack, state));
  CLOUD_TRY(const OpenStackFile open, write_open_stack_file(request.config, stack_key));
  CLOUD_CHECK(write_file(file, open.text, k_private_file));
  // A key belongs to its stack, which must exist before anything is encrypted for it.
  if (!state) {
    CLOUD_CHECK(backend_.create(stack, workspace.folder));
  }
  for (const auto& [key, secret] : open.secrets) {
    CLOUD_CHECK(backend_.set_secret(stack, workspace.folder, key, secret));
  }
  return {};
}

// The key that the state is encrypted with, or a new one where another provider is set by now.
Result<StackKey> PulumiEngine::key_of(const StackReference& stack,
                                      const std::optional<std::string>& state) const {
  if (state) {
    CLOUD_TRY(const Checkpoint checkpoint, parse_checkpoint(*state, stack.text()));
    if (checkpoint.key.provider == settings_.secrets_provider) {
      return checkpoint.key;
    }
  }
  return StackKey{settings_.secrets_provider, ""};
}

Result<UndoPoint> PulumiEngine::record_undo_point(const StepRequest& request) {
  CLOUD_CHECK(backend_.release_dead_locks(reference_of(request)));
  CLOUD_TRY(const auto state, backend_.read(reference_of(request)));
  if (!state) {
    CLOUD_CHECK(backend_.create(reference_of(request), request.workspace));
    return UndoPoint{};
  }
  const Workspace workspace{request.workspace};
  CLOUD_CHECK(write_file(workspace.undo_point(), *state, k_private_file));
  return UndoPoint{workspace.undo_point(), sha256_hex(*state)};
}

Result<ProcessIdentity> PulumiEngine::start(const StepRequest& request) {
  if (simulated_) {
    CLOUD_TRY(settings_.provider_address, simulated_->address());
  }
  CLOUD_TRY(process::GuardClient guard, hosts_->take());
  steps_to_come_ = std::max(0, steps_to_come_ - 1);
  const Workspace workspace{request.workspace};
  CLOUD_CHECK(guard.prepare(pulumi_command(options_.installation, *toolchain_, settings_, request),
                            workspace.exit_file()));
  const auto identity = process::identify(guard.pid());
  if (!identity) {
    return fail(ErrorCode::unavailable, "the guard process ended before it was used",
                fmt::format("see {}", (session_.directory / "guards.log").string()));
  }
  watch_.add(workspace.events());
  steps_[request.stack] =
      std::make_unique<StepProcess>(request, session_.account, std::move(guard), masker_);
  return *identity;
}

Result<void> PulumiEngine::release(const StackName& stack) {
  CLOUD_CHECK(steps_.at(stack)->guard().release());
  // The next host warms while this one works.
  if (static_cast<int>(hosts_->waiting()) < std::min(session_.slots, steps_to_come_)) {
    return hosts_->warm();
  }
  return {};
}

void PulumiEngine::stop(const StackName& stack, StopLevel level) {
  if (const auto found = steps_.find(stack); found != steps_.end()) {
    found->second->guard().stop(level_name(level));
  }
}

std::vector<EngineEvent> PulumiEngine::wait(std::chrono::milliseconds at_most) {
  std::vector<pollfd> watched{{watch_.descriptor(), POLLIN, 0},
                              {options_.interrupts_descriptor, POLLIN, 0}};
  for (const auto& [stack, step] : steps_) {
    watched.push_back({step->guard().descriptor(), POLLIN, 0});
  }
  ::poll(watched.data(), watched.size(), static_cast<int>(at_most.count()));
  watch_.drain();

  std::vector<EngineEvent> events;
  for (auto it = steps_.begin(); it != steps_.end();) {
    auto news = it->second->poll(clock_.steady());
    const bool finished = !news.empty() && std::holds_alternative<StepFinished>(news.back().what);
    std::move(news.begin(), news.end(), std::back_inserter(events));
    if (finished) {
      ended_guards_.push_back(it->second->guard().pid());
    }
    it = finished ? steps_.erase(it) : std::next(it);
  }
  reap();
  return events;
}

// A guard ends a moment after it has told its outcome; whatever has ended by now is collected.
void PulumiEngine::reap() {
  std::erase_if(ended_guards_, [](int pid) { return ::waitpid(pid, nullptr, WNOHANG) != 0; });
}

} // namespace cloud::pulumi
