#include "render/preview_record.hpp"

#include "model/data_stores.hpp"

namespace cloud::cli {
namespace {

using orchestrator::PreviewedStack;

Value texts(const std::vector<std::string>& list) {
  return Value(Value::List(list.begin(), list.end()));
}

Value record_of(const PreviewedChange& change) {
  Value::List properties;
  for (const PropertyChange& property : change.properties) {
    Value entry;
    entry.set("path", property.path);
    entry.set("before", property.before);
    entry.set("after", property.after);
    entry.set("replaces", property.replaces);
    properties.push_back(std::move(entry));
  }
  Value record;
  record.set("urn", change.urn);
  record.set("type", change.type);
  record.set("operation", change.operation);
  record.set("certainty", to_string(change.certainty));
  record.set("losesData", loses_data(change));
  record.set("properties", Value(std::move(properties)));
  return record;
}

Value record_of(const PreviewedStack& stack) {
  Value::List changes;
  for (const PreviewedChange& change : stack.preview.changes) {
    changes.push_back(record_of(change));
  }
  Value record;
  record.set("name", stack.stack.str());
  record.set("state", to_string(stack.state));
  record.set("reasons", texts(stack.reasons));
  record.set("outputsChange", stack.preview.outputs_change);
  record.set("assumed", texts(stack.preview.assumed));
  record.set("changes", Value(std::move(changes)));
  if (stack.failure) {
    record.set("failure", stack.failure->message);
    record.set("code", stack.failure->code);
  }
  if (!stack.blocked_by.empty()) {
    record.set("blockedBy", stack.blocked_by.str());
  }
  return record;
}

} // namespace

std::map<std::string, int>
changes_by_operation(const std::vector<orchestrator::PreviewedStack>& stacks) {
  std::map<std::string, int> counts;
  for (const PreviewedStack& stack : stacks) {
    for (const PreviewedChange& change : stack.preview.changes) {
      ++counts[change.operation];
    }
  }
  return counts;
}

bool loses_data(const PreviewedChange& change) {
  return (change.operation == "delete" || change.operation == "replace") && holds_data(change.type);
}

Value preview_record(const app::EnvironmentPreview& preview) {
  Value::List stacks;
  for (const PreviewedStack& stack : preview.outcome.stacks) {
    stacks.push_back(record_of(stack));
  }
  Value counts{Value::Map{}};
  for (const auto& [operation, count] : changes_by_operation(preview.outcome.stacks)) {
    counts.set(operation, count);
  }
  Value record;
  record.set("deployment", preview.deployment.manifest().id.str());
  record.set("environment", preview.environment.str());
  record.set("stacks", Value(std::move(stacks)));
  record.set("changes", std::move(counts));
  return record;
}

} // namespace cloud::cli
