#include "render/rollback_view.hpp"

#include "documents/json.hpp"
#include "model/resource_name.hpp"
#include "render/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::cli {
namespace {

bool is_removed(const orchestrator::RollbackPlan& plan, const StackName& stack) {
  return std::any_of(plan.stacks.begin(), plan.stacks.end(), [&stack](const PlannedStack& other) {
    return other.name == stack && other.action == StepAction::remove;
  });
}

std::string what_happens(const PlannedStack& stack) {
  const std::string resources =
      fmt::format("{} {}", stack.resources, stack.resources == 1 ? "resource" : "resources");
  if (stack.action == StepAction::remove) {
    return fmt::format("is removed, {}", resources);
  }
  return stack.resources == 0 ? "is made again" : fmt::format("is restored, {} now", resources);
}

} // namespace

std::string rollback_text(const orchestrator::RollbackPlan& plan) {
  std::string text;
  for (const orchestrator::LostResource& lost : plan.lost) {
    text += fmt::format("Cannot be undone: {} of {} {}\n", type_and_name(lost.urn), lost.stack,
                        is_removed(plan, lost.stack) ? "is deleted with what is in it"
                                                     : "was deleted; it is made again, empty");
  }
  for (const auto& [stack, reason] : plan.left) {
    text += fmt::format("Stays as it is: {} ({})\n", stack, reason);
  }
  for (const PlannedStack& stack : plan.stacks) {
    text += fmt::format("  {} {}\n", padded(stack.name.str(), 18), what_happens(stack));
  }
  return text.empty() ? "Nothing to roll back: everything is as it was.\n" : text;
}

std::string rollback_json(const app::PlannedRollback& planned) {
  Value::List stacks;
  for (const PlannedStack& stack : planned.plan.stacks) {
    Value entry;
    entry.set("name", stack.name.str());
    entry.set("action", to_string(stack.action));
    entry.set("resources", stack.resources);
    stacks.push_back(std::move(entry));
  }
  Value::List left;
  for (const auto& [stack, reason] : planned.plan.left) {
    Value entry;
    entry.set("name", stack.str());
    entry.set("reason", reason);
    left.push_back(std::move(entry));
  }
  Value::List lost;
  for (const orchestrator::LostResource& resource : planned.plan.lost) {
    Value entry;
    entry.set("stack", resource.stack.str());
    entry.set("urn", resource.urn);
    lost.push_back(std::move(entry));
  }
  Value record;
  record.set("deployment", planned.deployment.manifest().id.str());
  record.set("environment", planned.environment.name.str());
  record.set("toVersion", planned.version ? Value(*planned.version) : Value());
  record.set("undoes", planned.undone ? Value(planned.undone->id.str()) : Value());
  record.set("stacks", Value(std::move(stacks)));
  record.set("left", Value(std::move(left)));
  record.set("lost", Value(std::move(lost)));
  return documents::write_json(record, documents::JsonStyle::pretty);
}

} // namespace cloud::cli
