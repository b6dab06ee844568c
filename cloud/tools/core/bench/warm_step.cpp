// How long a run takes over one stack where nothing changes, once its program host is warm, and how
// much processor time.
//
//     warm_step ROOT DEPLOYMENT ENVIRONMENT STACK
//
// Prints {"wallMs": …, "cpuMs": …}. Wall time lasts from the moment when everything is warm to the
// recorded end of the run. Processor time is that of every process from the opening of the engine
// on, the warming of the host included; of the simulated AWS, which all steps of a run share, it is
// what it uses during the wall time. Ends with status 1 when the stack is not deployed already as
// it should be.
#include "app/app.hpp"
#include "app/aws_answers.hpp"
#include "app/beginning.hpp"
#include "app/log_files.hpp"
#include "app/no_listener.hpp"
#include "app/resolved_inputs.hpp"
#include "app/workspace_archive.hpp"
#include "app/workspace_previews.hpp"
#include "opened_engine.hpp"
#include "orchestrator/run_executor.hpp"
#include "process/descendants.hpp"
#include "process/guard.hpp"
#include "process/leash.hpp"
#include "processor_time.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace cloud;
using bench::Milliseconds;

constexpr Milliseconds k_negligible{3};
constexpr std::chrono::milliseconds k_quiet_for{500};

struct Figures {
  Milliseconds wall{};
  Milliseconds processor{};
};

Milliseconds used_by_all(const std::vector<int>& processes) {
  Milliseconds used{};
  for (const int process : processes) {
    used += bench::used_by(process);
  }
  return used;
}

// What has been loaded does nothing any more.
void wait_until_warm() {
  Milliseconds before{};
  Milliseconds now = used_by_all(process::descendants());
  do {
    std::this_thread::sleep_for(k_quiet_for);
    before = std::exchange(now, used_by_all(process::descendants()));
  } while (now - before > k_negligible);
}

std::vector<int> running(const std::filesystem::path& program) {
  std::vector<int> found = process::descendants();
  std::erase_if(found, [&program](int pid) {
    const auto words = read_file(fmt::format("/proc/{}/cmdline", pid));
    return !words || words->find(program.string()) == std::string::npos;
  });
  return found;
}

Result<void> require_unchanged(RunStore& store, const orchestrator::RunOutcome& outcome) {
  if (outcome.refused) {
    return fail(*outcome.refused);
  }
  for (const auto& [stack, failure] : outcome.failures) {
    return fail(ErrorCode::internal, fmt::format("{} failed: {}", stack, failure.message));
  }
  CLOUD_TRY(const std::vector<Step> steps, store.steps(outcome.run.id));
  for (const Step& step : steps) {
    if (step.changes.size() != 1 || !step.changes.contains("same")) {
      return fail(ErrorCode::conflict, fmt::format("{} has changed: {}", step.stack, step.changes));
    }
  }
  return {};
}

Result<Figures> measure(app::App& app, const app::RunOptions& options) {
  app::SignalInterrupts interrupts;
  app::NoListener nobody;
  const app::RunListeners listeners{nobody, interrupts, {}};
  CLOUD_TRY(app::BegunRun begun_run, app::begin(app, options, listeners));
  app::PreparedRun& prepared = begun_run.prepared;
  const app::LoadedDeployment& deployment = prepared.deployment;
  app::LogFiles logs(deployment.folder.logs());
  const auto queries = app::aws_queries(app, deployment.manifest().target);
  app::ResolvedInputs inputs(app, deployment, prepared.environment, *queries,
                             app.generated_values());
  app::WorkspaceArchive archive(app.places().root);
  app::WorkspacePreviews previews;

  Figures figures;
  orchestrator::RunOutcome outcome;
  const Milliseconds used_before = bench::used_by(::getpid());
  Milliseconds used_by_aws_before{};
  {
    pulumi::PulumiEngine engine(std::move(prepared.engine), app.programs(), app.backend(),
                                app.keyring(), app.cipher(), app.clock());
    std::chrono::steady_clock::time_point begun;
    bench::OpenedEngine opened(engine, [&] {
      wait_until_warm();
      used_by_aws_before = used_by_all(running(app.installation().simulated_aws()));
      begun = std::chrono::steady_clock::now();
    });
    orchestrator::RunExecutor executor(prepared.request, prepared.graph,
                                       {opened,
                                        app.programs(),
                                        app.states(),
                                        archive,
                                        app.store(),
                                        app.snapshots(),
                                        inputs,
                                        previews,
                                        logs,
                                        interrupts,
                                        app.clock(),
                                        {}});
    CLOUD_TRY(outcome, executor.run());
    figures.wall = std::chrono::steady_clock::now() - begun;
  }
  bench::wait_for_descendants();
  figures.processor =
      bench::used_by(::getpid()) - used_before + bench::used_by_descendants() - used_by_aws_before;
  CLOUD_CHECK(require_unchanged(app.store(), outcome));
  return figures;
}

Result<Figures> measure(char** words) {
  CLOUD_TRY(const auto app, app::App::open({.root = words[0],
                                            .settings = {},
                                            .guard_argv = {"/proc/self/exe", "__guard"},
                                            .on_progress = {}}));
  app::RunOptions options;
  options.deployment = words[1];
  options.environment = EnvironmentName(words[2]);
  options.selection.only = {StackName(words[3])};
  options.policy = planner::SkipPolicy::never;
  return measure(*app, options);
}

} // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "__guard") {
    return process::guard_main();
  }
  if (argc > 1 && std::string_view(argv[1]) == "__leash") {
    return process::leash_main(argc, argv);
  }
  if (argc != 5) {
    fmt::print(stderr, "usage: warm_step ROOT DEPLOYMENT ENVIRONMENT STACK\n");
    return EXIT_FAILURE;
  }
  const auto figures = measure(argv + 1);
  if (!figures) {
    fmt::print(stderr, "warm_step: {}\n", figures.error().message);
    return EXIT_FAILURE;
  }
  fmt::print("{{\"wallMs\": {:.1f}, \"cpuMs\": {:.1f}}}\n", figures->wall.count(),
             figures->processor.count());
  return EXIT_SUCCESS;
}
