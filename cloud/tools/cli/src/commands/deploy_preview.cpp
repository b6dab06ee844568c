#include "commands/deploy_preview.hpp"

#include "app/no_listener.hpp"
#include "app/previewing.hpp"
#include "app/saved_plan.hpp"
#include "confirm.hpp"
#include "render/preview_view.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cloud::cli {
namespace {

Result<app::EnvironmentPreview> watch_preview(app::App& app, const app::RunOptions& options,
                                              const Session& session) {
  app::SignalInterrupts interrupts; // before the view: its thread must not get the signals
  const std::unique_ptr<EventSink> view =
      session.json ? std::make_unique<app::NoListener>() : progress_view(session, app.clock());
  return app::preview(app, options, {*view, interrupts, {}});
}

ExitStatus status_of(const orchestrator::PreviewOutcome& outcome) {
  if (outcome.interrupted) {
    return ExitStatus::cancelled;
  }
  return outcome.summary.failed > 0 ? ExitStatus::failed : ExitStatus::done;
}

void show(const app::EnvironmentPreview& preview, const Session& session, std::FILE* out) {
  const Terminal& terminal = out == stderr ? session.err : session.out;
  const std::string text =
      session.json ? preview_json(preview) + "\n" : preview_text(preview, terminal);
  std::fputs(text.c_str(), out);
}

Result<void> require_same_environment(const app::SavedPlan& plan, const RunWords& words) {
  if (plan.deployment.str() == to_upper(words.id) && plan.environment.str() == words.environment) {
    return {};
  }
  return fail(ErrorCode::invalid_input,
              fmt::format("{} is a plan for {} {}, not for {} {}", words.plan, plan.deployment,
                          plan.environment, words.id, words.environment));
}

std::vector<std::string> differences(const app::SavedPlan& plan,
                                     const orchestrator::PreviewOutcome& now) {
  std::vector<std::string> lines;
  for (const orchestrator::PreviewedStack& stack : now.stacks) {
    for (const std::string& change :
         planner::not_approved(plan.approval, stack.stack, stack.preview.changes)) {
      lines.push_back(fmt::format("{}: {}", stack.stack, change));
    }
  }
  return lines;
}

// The changes that this deploy may make: those of the plan, or those of now where somebody agrees.
Result<planner::Approval> approval_for(const app::SavedPlan& plan,
                                       const app::EnvironmentPreview& now, const Session& session) {
  const std::vector<std::string> others = differences(plan, now.outcome);
  if (others.empty()) {
    return plan.approval;
  }
  if (!session.json && can_ask(session.err)) {
    std::fprintf(stderr, "\nThe plan of %s did not show:\n  %s\n", plan.saved_at.c_str(),
                 join(others, "\n  ").c_str());
    if (ask_yes_or_no("Deploy all the same?")) {
      return app::approval_of(now);
    }
  }
  Error refused{ErrorCode::conflict,
                fmt::format("a deploy would do what the plan of {} did not show", plan.saved_at),
                others, "preview again and save a new plan; nothing was changed"};
  return fail(std::move(refused));
}

} // namespace

Result<ExitStatus> show_preview(const RunWords& words, Session& session) {
  use_as_settings(words, session);
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::EnvironmentPreview preview,
            watch_preview(*app, run_options(words, Operation::deploy), session));
  const bool saves = !words.save_plan.empty() && !preview.outcome.interrupted;
  const Result<void> saved =
      saves ? app::save_plan(words.save_plan, preview, app->clock().now()) : Result<void>{};
  if (saved || !session.json) { // one record: the error is another
    show(preview, session, stdout);
  }
  CLOUD_CHECK(saved);
  if (saves && !session.json) {
    std::fprintf(stderr,
                 "\nTo do this and nothing else: cloud deploy %s --environment %s --plan %s\n",
                 words.id.c_str(), words.environment.c_str(), words.save_plan.c_str());
  }
  return status_of(preview.outcome);
}

Result<ExitStatus> carry_out_plan(const RunWords& words, Session& session) {
  use_as_settings(words, session);
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::SavedPlan plan, app::read_plan(words.plan));
  CLOUD_CHECK(require_same_environment(plan, words));
  CLOUD_CHECK(confirm_run(words, Operation::deploy, session));
  app::RunOptions options = run_options(words, Operation::deploy);
  for (const auto& [stack, approved] : plan.approval) {
    options.selection.only.push_back(stack);
  }
  CLOUD_TRY(const app::EnvironmentPreview now, watch_preview(*app, options, session));
  if (const ExitStatus status = status_of(now.outcome); status != ExitStatus::done) {
    show(now, session, session.json ? stdout : stderr);
    return status;
  }
  CLOUD_TRY(options.approval, approval_for(plan, now, session));
  return watch_run(*app, options, session);
}

} // namespace cloud::cli
