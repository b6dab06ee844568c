#include "orchestrator/event_data.hpp"

#include "util/rfc3339.hpp"

#include <string_view>

namespace cloud::orchestrator {
namespace {

std::int64_t count_of(std::chrono::milliseconds duration) {
  return duration.count();
}

Value names(const std::vector<StackName>& stacks) {
  Value::List list;
  for (const StackName& stack : stacks) {
    list.emplace_back(stack.str());
  }
  return Value(std::move(list));
}

// {stack, <key>}
Value about(const StackName& stack, const char* key, std::string_view value) {
  Value entry;
  entry.set("stack", stack.str());
  entry.set(key, value);
  return entry;
}

template <class Resource>
Value resource_data(const Resource& resource) {
  Value data;
  data.set("urn", resource.urn);
  data.set("resourceType", resource.type); // "type" is the event's own
  data.set("operation", resource.operation);
  return data;
}

} // namespace

Value data_of(const RunRequest& request) {
  Value data;
  data.set("operation", to_string(request.run.operation));
  data.set("target", request.simulated ? "simulated" : "aws");
  data.set("user", request.run.user);
  data.set("host", request.run.host);
  data.set("policy", planner::to_string(request.policy));
  data.set("slots", request.session.slots);
  Value::List layers;
  for (const auto& layer : request.plan.layers) {
    layers.push_back(names(layer));
  }
  data.set("layers", Value(std::move(layers)));
  if (const auto& skipped = request.skipped_promotion) {
    Value promotion;
    promotion.set("from", skipped->from.str());
    promotion.set("reason", skipped->reason);
    promotion.set("obstacles",
                  Value(Value::List(skipped->obstacles.begin(), skipped->obstacles.end())));
    data.set("skippedPromotion", std::move(promotion));
  }
  return data;
}

Value data_of(const PlannedStack& stack) {
  Value data;
  data.set("layer", stack.layer);
  data.set("priority", stack.priority);
  data.set("verdict", to_string(stack.verdict));
  data.set("reason", stack.reason);
  data.set("expectedMs", count_of(stack.expected));
  data.set("resources", stack.resources);
  data.set("dependencies", names(stack.dependencies));
  return data;
}

Value data_of(const RollbackPlan& plan, const RunRequest& request, const RunOutcome& outcome) {
  Value::List failures;
  for (const auto& [stack, failure] : outcome.failures) {
    failures.push_back(about(stack, "message", failure.message));
  }
  Value::List stacks;
  for (const PlannedStack& stack : plan.stacks) {
    stacks.push_back(about(stack.name, "action", to_string(stack.action)));
  }
  Value::List left;
  for (const auto& [stack, reason] : plan.left) {
    left.push_back(about(stack, "reason", reason));
  }
  Value::List lost;
  for (const LostResource& resource : plan.lost) {
    lost.push_back(about(resource.stack, "urn", resource.urn));
  }
  Value data;
  data.set("policy", to_string(request.rollback));
  data.set("failures", Value(std::move(failures)));
  data.set("deployed", names(outcome.deployed));
  data.set("stacks", Value(std::move(stacks)));
  data.set("left", Value(std::move(left)));
  data.set("lost", Value(std::move(lost)));
  return data;
}

Value with_action(Value data, const Run& run, const Step& step) {
  if (step.action != StepAction::apply && run.operation != Operation::destroy) {
    data.set("action", to_string(step.action));
  }
  return data;
}

Value data_of(const RunSummary& summary) {
  Value counts;
  counts.set("deployed", summary.deployed);
  counts.set("skipped", summary.skipped);
  counts.set("failed", summary.failed);
  counts.set("blocked", summary.blocked);
  counts.set("cancelled", summary.cancelled);
  counts.set("durationMs", count_of(summary.duration));
  Value data;
  data.set("summary", std::move(counts));
  return data;
}

Value data_of(const Failure& failure) {
  Value data;
  data.set("class", to_string(failure.kind));
  data.set("code", failure.code);
  data.set("message", failure.message);
  data.set("resource", failure.resource);
  data.set("advice", failure.advice);
  return data;
}

Value data_of(const ResourceChanges& changes) {
  Value data{Value::Map{}};
  for (const auto& [operation, count] : changes) {
    data.set(operation, count);
  }
  return data;
}

Value data_of(const ResourceStarted& resource) {
  return resource_data(resource);
}

Value data_of(const ResourceCompleted& resource) {
  Value data = resource_data(resource);
  data.set("id", resource.id);
  data.set("durationMs", count_of(resource.duration));
  return data;
}

Value data_of(const ResourceFailed& resource) {
  Value data = resource_data(resource);
  data.set("message", resource.message);
  data.set("durationMs", count_of(resource.duration));
  return data;
}

Value data_of(const Diagnostic& diagnostic) {
  Value data;
  data.set("severity", diagnostic.severity);
  data.set("message", diagnostic.message);
  data.set("urn", diagnostic.urn);
  return data;
}

Value waiting_data(const Run& run, const Run& holder, std::chrono::milliseconds at_most) {
  Value who;
  who.set("run", holder.id.str());
  who.set("operation", to_string(holder.operation));
  who.set("user", holder.user);
  who.set("host", holder.host);
  who.set("pid", holder.owner.pid);
  who.set("since", rfc3339(holder.started_at));
  Value data;
  data.set("operation", to_string(run.operation));
  data.set("holder", std::move(who));
  data.set("timeoutMs", count_of(at_most));
  return data;
}

Value data_of(const FreedLock& freed) {
  Value data;
  data.set("user", freed.user);
  data.set("host", freed.host);
  data.set("reason", freed.reason);
  data.set("freedAt", rfc3339(freed.at));
  return data;
}

Value data_of(const planner::Decision& decision) {
  Value data;
  data.set("reason", decision.reasons.front());
  return data;
}

Value without_secrets(const Value& value) {
  if (value.secret) {
    return Value("[secret]");
  }
  Value copy = value;
  if (Value::List* list = copy.as_list()) {
    for (Value& item : *list) {
      item = without_secrets(item);
    }
  }
  if (Value::Map* map = copy.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = without_secrets(entry.value);
    }
  }
  return copy;
}

} // namespace cloud::orchestrator
