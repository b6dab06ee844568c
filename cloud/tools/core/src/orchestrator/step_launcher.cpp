#include "orchestrator/step_launcher.hpp"

#include "orchestrator/deployed_record.hpp"

#include <fmt/format.h>

namespace cloud::orchestrator {

Result<void> StepLauncher::launch(Step& step) {
  const bool runs_program = request_.run.operation != Operation::destroy;
  StackCode code;
  if (runs_program) {
    CLOUD_TRY(code, engine_.prepare_code(step.stack));
  }
  CLOUD_TRY(StepInput input, input_for(step.stack));
  CLOUD_TRY(step.key.toolchain, engine_.toolchain());
  step.key.code = code.closure_hash;
  step.key.config = input.config_hash;
  step.key.consumed = input.consumed;
  step.key.target = fmt::format("{} {} {}", request_.simulated ? "simulated" : "aws",
                                request_.session.account, request_.session.region);
  step.workspace =
      (request_.session.directory / fmt::format("{}.{}", step.stack.str(), step.attempt)).string();
  step.state = StepState::intent;
  step.started_at = clock_.now();
  CLOUD_CHECK(journal_.update(step));

  const StepRequest request = request_for(step, std::move(input.config));
  CLOUD_CHECK(engine_.write_workspace(request, code));
  CLOUD_TRY(const UndoPoint undo, engine_.record_undo_point(request));
  step.undo_point = undo.file.string();

  CLOUD_TRY(step.guard, engine_.start(request));
  step.state = StepState::running;
  Value data;
  data.set("attempt", step.attempt);
  journal_.add("stack.started", std::move(data), step.stack);
  CLOUD_CHECK(journal_.update(step));
  return engine_.release(step.stack);
}

Result<StepInput> StepLauncher::input_for(const StackName& stack) {
  // Destroying reads nothing but the state: values that no longer resolve must not stand in its
  // way.
  if (request_.run.operation == Operation::destroy) {
    return StepInput{Value(Value::Map{}), {}, Value(Value::Map{})};
  }
  return inputs_.resolve(stack, [this](const StackName& upstream) {
    return states_.outputs(request_.project, pulumi_stack_name(request_.run, upstream));
  });
}

StepRequest StepLauncher::request_for(const Step& step, Value config) const {
  return {.run = step.run,
          .stack = step.stack,
          .attempt = step.attempt,
          .operation = request_.run.operation == Operation::destroy ? EngineOperation::destroy
                                                                    : EngineOperation::up,
          .project = request_.project,
          .pulumi_stack = pulumi_stack_name(request_.run, step.stack),
          .workspace = step.workspace,
          .config = std::move(config)};
}

} // namespace cloud::orchestrator
