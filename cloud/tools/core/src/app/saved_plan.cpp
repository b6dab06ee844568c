#include "app/saved_plan.hpp"

#include "app/caller.hpp"
#include "documents/json.hpp"
#include "util/files.hpp"
#include "util/rfc3339.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::app {
namespace {

constexpr std::int64_t k_format = 1;

using orchestrator::PreviewedStack;
using orchestrator::PreviewState;

Value record_of(const StackName& name, const planner::ApprovedStack& stack) {
  Value::List changes;
  for (const PreviewedChange& change : stack.changes) {
    Value entry;
    entry.set("urn", change.urn);
    entry.set("type", change.type);
    entry.set("operation", change.operation);
    entry.set("certainty", to_string(change.certainty));
    changes.push_back(std::move(entry));
  }
  Value record;
  record.set("name", name.str());
  record.set("assumed", stack.assumed);
  record.set("changes", Value(std::move(changes)));
  return record;
}

const Value::List& list_in(const Value& record, std::string_view key) {
  static const Value::List k_none;
  const Value* found = record.find(key);
  const Value::List* list = found == nullptr ? nullptr : found->as_list();
  return list == nullptr ? k_none : *list;
}

planner::ApprovedStack stack_from(const Value& record) {
  planner::ApprovedStack stack;
  const Value* assumed = record.find("assumed");
  stack.assumed = assumed != nullptr && *assumed == Value(true);
  for (const Value& change : list_in(record, "changes")) {
    stack.changes.push_back({change.text("urn"), change.text("type"), change.text("operation")});
  }
  return stack;
}

} // namespace

planner::Approval approval_of(const EnvironmentPreview& preview) {
  planner::Approval approval;
  for (const PreviewedStack& stack : preview.outcome.stacks) {
    planner::ApprovedStack& approved = approval[stack.stack];
    approved.assumed = !stack.preview.assumed.empty();
    for (const PreviewedChange& change : stack.preview.changes) {
      approved.changes.push_back({change.urn, change.type, change.operation, {}, change.certainty});
    }
  }
  return approval;
}

Result<void> save_plan(const std::filesystem::path& file, const EnvironmentPreview& preview,
                       TimePoint now) {
  for (const PreviewedStack& stack : preview.outcome.stacks) {
    if (stack.state != PreviewState::unchanged && stack.state != PreviewState::changes) {
      return fail(ErrorCode::conflict,
                  fmt::format("the plan was not saved: nothing is known about {}", stack.stack),
                  "mend what keeps it from being previewed, then preview again");
    }
  }
  Value::List stacks;
  for (const auto& [name, stack] : approval_of(preview)) {
    stacks.push_back(record_of(name, stack));
  }
  Value record;
  record.set("format", k_format);
  record.set("deployment", preview.deployment.manifest().id.str());
  record.set("environment", preview.environment.str());
  record.set("savedBy", fmt::format("{} on {}", user_name(), host_name()));
  record.set("savedAt", rfc3339(now));
  record.set("stacks", Value(std::move(stacks)));
  return write_file(file, documents::write_json(record, documents::JsonStyle::pretty) + "\n",
                    k_private_file);
}

Result<SavedPlan> read_plan(const std::filesystem::path& file) {
  CLOUD_TRY(const std::string text, read_file(file));
  CLOUD_TRY(const Value record, documents::parse_json(text, file.string()));
  const Value* format = record.is_map() ? record.find("format") : nullptr;
  if (format == nullptr || *format != Value(k_format)) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{} is no plan that this version can read", file.string()),
                "save one with `cloud deploy <id> --environment <name> --preview --save-plan "
                "<file>`");
  }
  SavedPlan plan;
  plan.deployment = DeploymentId(record.text("deployment"));
  plan.environment = EnvironmentName(record.text("environment"));
  plan.saved_by = record.text("savedBy");
  plan.saved_at = record.text("savedAt");
  for (const Value& stack : list_in(record, "stacks")) {
    plan.approval[StackName(stack.text("name"))] = stack_from(stack);
  }
  return plan;
}

} // namespace cloud::app
