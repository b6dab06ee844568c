#include "app/run_logs.hpp"

#include "app/environment.hpp"
#include "app/no_listener.hpp"
#include "app/recovering.hpp"

#include <fmt/format.h>

#include <chrono>
#include <thread>

namespace cloud::app {
namespace {

constexpr int k_events_at_once = 1000;
// The store has no way to wake another process; this is what following costs.
constexpr std::chrono::milliseconds k_look_every{200};

Result<Run> find_run(App& app, const LogQuery& query, const Manifest& manifest) {
  if (query.run) {
    CLOUD_TRY(const auto run, app.store().find_run(*query.run));
    if (!run || run->deployment != manifest.id) {
      return fail(ErrorCode::not_found,
                  fmt::format("deployment {} has no run '{}'", manifest.id, *query.run));
    }
    return *run;
  }
  CLOUD_TRY(const auto runs, app.store().runs(manifest.id, query.environment, 1));
  if (runs.empty()) {
    const std::string where = query.environment ? " in " + query.environment->str() : std::string{};
    return fail(ErrorCode::not_found,
                fmt::format("nothing has run yet for deployment {}{}", manifest.id, where),
                fmt::format("start with `cloud deploy {} --environment dev`", manifest.id));
  }
  return runs.front();
}

} // namespace

Result<void> show_logs(App& app, const LogQuery& query, EventSink& sink,
                       const std::function<bool()>& stop) {
  CLOUD_TRY(const LoadedDeployment deployment, load_deployment(app, query.deployment));
  CLOUD_TRY(Run run, find_run(app, query, deployment.manifest()));
  NoListener quiet;
  std::int64_t after = query.after;
  while (true) {
    CLOUD_CHECK(settle_abandoned_runs(app, deployment.manifest(), run.environment, quiet));
    // Asked before the events are read: a run that is over has all of them.
    CLOUD_TRY(const auto current, app.store().find_run(run.id));
    const bool over = current && current->state != RunState::running;
    CLOUD_TRY(const auto events, app.store().events(run.id, after, k_events_at_once));
    for (const RunEvent& event : events) {
      after = event.sequence;
      if (!query.stack || event.stack == *query.stack) {
        sink.on_event(event);
      }
    }
    if (events.size() == k_events_at_once) {
      continue;
    }
    if (over || !query.follow || stop()) {
      return {};
    }
    std::this_thread::sleep_for(k_look_every);
  }
}

} // namespace cloud::app
