#include "render/status_view.hpp"

#include "app/time_text.hpp"
#include "deployment/manifest_reader.hpp"
#include "documents/json.hpp"
#include "render/run_record.hpp"
#include "render/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::cli {
namespace {

using app::EnvironmentStatus;
using app::StackStatus;

std::string when(const std::optional<TimePoint>& time) {
  return time ? app::local_time(*time) : "-";
}

std::string notes_for(const StackStatus& stack) {
  if (stack.failure) {
    return fmt::format("{}: {}", stack.failure->code, stack.failure->message);
  }
  if (stack.pending_operations > 0) {
    return fmt::format("{} pending operations", stack.pending_operations);
  }
  return stack.changed_outside ? "changed since our last run" : "";
}

std::string heading_of(const app::DeploymentStatus& status, const EnvironmentStatus& environment,
                       const Terminal& terminal) {
  const Manifest& manifest = status.deployment.manifest();
  std::string text =
      coloured(terminal, Colour::bold,
               fmt::format("{} {} {} / {}", manifest.id, environment.environment.name,
                           manifest.organization, manifest.project));
  text += fmt::format("  account {}, {}", environment.environment.account,
                      environment.environment.region);
  if (manifest.target == Target::simulated) {
    text += coloured(terminal, Colour::yellow, "  SIMULATED AWS");
  }
  text += environment.version == 0 ? "\nno complete deploy yet\n"
                                   : fmt::format("\nversion {}\n", environment.version);
  if (environment.active_run) {
    const Run& run = *environment.active_run;
    text += environment.orchestrator_gone
                ? fmt::format("run {}: its orchestrator is gone, Pulumi is finishing on its own\n",
                              run.id)
                : fmt::format("run {} by {} on {}, since {}\n", run.id, run.user, run.host,
                              app::local_time(run.started_at));
  } else if (environment.last_run) {
    const Run& run = *environment.last_run;
    text += fmt::format("last run {}: {} {}, {}\n", run.id, to_string(run.operation),
                        run.state == RunState::rolled_back ? "rolled back" : to_string(run.state),
                        app::local_time(run.started_at));
  }
  return text;
}

std::string outputs_of(const StackStatus& stack) {
  std::string text;
  if (const Value::Map* outputs = stack.outputs.as_map()) {
    for (const ValueEntry& output : *outputs) {
      const std::string* plain = output.value.as_string();
      text += fmt::format("  {}.{} = {}\n", stack.name, output.key,
                          plain != nullptr ? *plain : documents::write_json(output.value));
    }
  }
  return text;
}

std::string next_steps(const app::DeploymentStatus& status, const EnvironmentStatus& environment) {
  const std::string words = fmt::format("{} --environment {}", status.deployment.manifest().id,
                                        environment.environment.name);
  if (environment.active_run) {
    return fmt::format("Next: cloud logs {} --follow\n", words);
  }
  const bool complete =
      std::all_of(environment.stacks.begin(), environment.stacks.end(), [](const StackStatus& s) {
        return s.state == "deployed" || s.state == "disabled";
      });
  return complete ? fmt::format("Next: cloud logs {}, cloud plan {}\n", words, words)
                  : fmt::format("Next: cloud deploy {}\n", words);
}

Value json_of(const StackStatus& stack) {
  Value record;
  record.set("name", stack.name.str());
  record.set("state", stack.state);
  record.set("version", stack.version ? Value(*stack.version) : Value());
  record.set("resources", stack.resources);
  record.set("pendingOperations", stack.pending_operations);
  record.set("outputs", stack.outputs.is_map() ? stack.outputs : Value(Value::Map{}));
  record.set("lastRun", stack.last_run ? Value(stack.last_run->str()) : Value());
  record.set("lastDeployedAt",
             stack.last_deployed_at ? Value(app::rfc3339(*stack.last_deployed_at)) : Value());
  record.set("durationMs", stack.duration ? Value(std::int64_t{stack.duration->count()}) : Value());
  record.set("changedOutside", stack.changed_outside);
  if (stack.failure) {
    Value failure;
    failure.set("class", to_string(stack.failure->kind));
    failure.set("code", stack.failure->code);
    failure.set("message", stack.failure->message);
    failure.set("resource", stack.failure->resource);
    failure.set("advice", stack.failure->advice);
    record.set("failure", std::move(failure));
  }
  return record;
}

Value json_of(const app::DeploymentStatus& status, const EnvironmentStatus& environment) {
  const Manifest& manifest = status.deployment.manifest();
  Value record;
  record.set("deployment", manifest.id.str());
  record.set("environment", environment.environment.name.str());
  record.set("target", deployment::to_string(manifest.target));
  record.set("version", environment.version);
  record.set("lastRun", environment.last_run ? run_record(*environment.last_run) : Value());
  record.set("activeRun", environment.active_run ? run_record(*environment.active_run) : Value());
  record.set("orchestratorGone", environment.orchestrator_gone);
  Value::List stacks;
  for (const StackStatus& stack : environment.stacks) {
    stacks.push_back(json_of(stack));
  }
  record.set("stacks", Value(std::move(stacks)));
  return record;
}

} // namespace

std::string status_text(const app::DeploymentStatus& status, bool with_outputs,
                        const Terminal& terminal) {
  std::string text;
  for (const EnvironmentStatus& environment : status.environments) {
    text += heading_of(status, environment, terminal) + "\n";
    Table table({"stack", "state", "resources", "deployed", "took", ""});
    for (const StackStatus& stack : environment.stacks) {
      table.add({stack.name.str(), stack.state, std::to_string(stack.resources),
                 when(stack.last_deployed_at),
                 stack.duration ? app::duration_text(*stack.duration) : "-", notes_for(stack)});
    }
    text += table.text(terminal) + "\n";
    for (const StackStatus& stack : environment.stacks) {
      text += with_outputs ? outputs_of(stack) : "";
    }
    text += next_steps(status, environment);
  }
  if (status.environments.empty()) {
    text = "no environment of this deployment is enabled\n";
  }
  return text;
}

std::string status_json(const app::DeploymentStatus& status, bool single) {
  if (single) {
    return documents::write_json(json_of(status, status.environments.front()),
                                 documents::JsonStyle::pretty);
  }
  Value::List environments;
  for (const EnvironmentStatus& environment : status.environments) {
    environments.push_back(json_of(status, environment));
  }
  Value record;
  record.set("deployment", status.deployment.manifest().id.str());
  record.set("environments", Value(std::move(environments)));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

} // namespace cloud::cli
