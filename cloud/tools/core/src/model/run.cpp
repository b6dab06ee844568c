#include "model/run.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <utility>

namespace cloud {
namespace {

template <class Enum, size_t Size>
using Spellings = std::array<std::pair<Enum, const char*>, Size>;

constexpr Spellings<Operation, 4> k_operations{{{Operation::deploy, "deploy"},
                                                {Operation::destroy, "destroy"},
                                                {Operation::preview, "preview"},
                                                {Operation::rollback, "rollback"}}};

constexpr Spellings<RunState, 6> k_run_states{{{RunState::running, "running"},
                                               {RunState::completed, "completed"},
                                               {RunState::failed, "failed"},
                                               {RunState::cancelled, "cancelled"},
                                               {RunState::interrupted, "interrupted"},
                                               {RunState::rolled_back, "rolled_back"}}};

constexpr Spellings<StepState, 8> k_step_states{{{StepState::waiting, "waiting"},
                                                 {StepState::intent, "intent"},
                                                 {StepState::running, "running"},
                                                 {StepState::completed, "completed"},
                                                 {StepState::skipped, "skipped"},
                                                 {StepState::failed, "failed"},
                                                 {StepState::blocked, "blocked"},
                                                 {StepState::cancelled, "cancelled"}}};

constexpr Spellings<FailureClass, 3> k_failure_classes{
    {{FailureClass::pre_deployment, "preDeployment"},
     {FailureClass::critical, "critical"},
     {FailureClass::partial, "partial"}}};

template <class Table, class Enum>
const char* spelling(const Table& table, Enum value) {
  for (const auto& [candidate, text] : table) {
    if (candidate == value) {
      return text;
    }
  }
  return "unknown";
}

template <class Enum, size_t Size>
std::optional<Enum> parse(const Spellings<Enum, Size>& table, std::string_view wanted) {
  for (const auto& [value, text] : table) {
    if (wanted == text) {
      return value;
    }
  }
  return std::nullopt;
}

} // namespace

std::string activity_of(const Run& run) {
  const auto since = std::chrono::floor<std::chrono::seconds>(run.started_at);
  return fmt::format("{} on {} has been running {} {} since {:%Y-%m-%d %H:%M:%S} UTC", run.user,
                     run.host, to_string(run.operation), run.id,
                     fmt::gmtime(since.time_since_epoch().count()));
}

Error locked_by(const Run& holder) {
  return {ErrorCode::locked,
          fmt::format("{} {} is locked: {}", holder.deployment, holder.environment,
                      activity_of(holder)),
          {},
          fmt::format("watch it with: cloud logs {} --environment {} --follow", holder.deployment,
                      holder.environment)};
}

PulumiStackName pulumi_stack_name(const DeploymentId& deployment, const StackName& stack,
                                  const EnvironmentName& environment) {
  return PulumiStackName(deployment.str() + "-" + stack.str() + "-" + environment.str());
}

const char* to_string(Operation operation) {
  return spelling(k_operations, operation);
}
const char* to_string(RunState state) {
  return spelling(k_run_states, state);
}
const char* to_string(StepState state) {
  return spelling(k_step_states, state);
}
const char* to_string(FailureClass kind) {
  return spelling(k_failure_classes, kind);
}

std::optional<Operation> operation_from(std::string_view text) {
  return parse(k_operations, text);
}
std::optional<RunState> run_state_from(std::string_view text) {
  return parse(k_run_states, text);
}
std::optional<StepState> step_state_from(std::string_view text) {
  return parse(k_step_states, text);
}
std::optional<FailureClass> failure_class_from(std::string_view text) {
  return parse(k_failure_classes, text);
}

} // namespace cloud
