#include "orchestrator/step_launcher.hpp"

#include "orchestrator/event_data.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::orchestrator {

Result<void> StepLauncher::launch(Step& step, PreparedStep prepared) {
  step.key = std::move(prepared.key);
  if (step.action != StepAction::remove) {
    CLOUD_TRY(step.snapshot, snapshots_.put({step.key, prepared.code.bundle.filename().string(),
                                             prepared.config, std::move(prepared.unresolved)}));
  }
  step.workspace =
      (request_.session.directory / fmt::format("{}.{}", step.stack.str(), step.attempt)).string();
  step.state = StepState::intent;
  step.started_at = clock_.now();
  CLOUD_CHECK(journal_.update(step));

  const StepRequest request = request_for(step, std::move(prepared.config));
  CLOUD_CHECK(engine_.write_workspace(request, prepared.code));
  CLOUD_TRY(const UndoPoint undo, engine_.record_undo_point(request));
  step.undo_point = undo.file.string();

  CLOUD_TRY(step.guard, engine_.start(request));
  step.state = StepState::running;
  Value data;
  data.set("attempt", step.attempt);
  if (step.preview) {
    data.set("preview", true);
  }
  journal_.add("stack.started", with_action(std::move(data), request_.run, step), step.stack);
  CLOUD_CHECK(journal_.update(step));
  return engine_.release(step.stack);
}

StepRequest StepLauncher::request_for(const Step& step, Value config) const {
  const Run& run = request_.run;
  return {.run = step.run,
          .stack = step.stack,
          .attempt = step.attempt,
          .operation = operation_of(step),
          .project = request_.project,
          .pulumi_stack = pulumi_stack_name(run.deployment, step.stack, run.environment),
          .workspace = step.workspace,
          .config = std::move(config)};
}

} // namespace cloud::orchestrator
