#include "pulumi/event_stream.hpp"

#include "documents/json.hpp"
#include "pulumi/plain_text.hpp"
#include "pulumi/resource_type.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cloud::pulumi {

// One operation on one resource, as three kinds of events describe it.
struct EventStream::Step {
  explicit Step(const Value& event) {
    if (const Value* metadata = event.find("metadata")) {
      operation = metadata->text("op");
      urn = metadata->text("urn");
      type = metadata->text("type");
      // A resource that is deleted has no new state.
      for (const char* state : {"new", "old"}) {
        const Value* known = metadata->find(state);
        if (id.empty() && known != nullptr) {
          id = known->text("id");
        }
      }
    }
  }

  [[nodiscard]] Key key() const { return {urn, operation}; }
  // The halves of a replacement are one `replace` in Pulumi's summary.
  [[nodiscard]] bool counts() const {
    return operation != "create-replacement" && operation != "delete-replaced" &&
           operation != "read-replacement" && operation != "discard-replaced";
  }
  // `replace` only marks that both halves are done.
  [[nodiscard]] bool is_of_interest() const {
    return !urn.empty() && operation != "same" && operation != "replace" && !is_bookkeeping(type);
  }

  std::string operation;
  std::string urn;
  std::string type;
  std::string id;
};

namespace {

constexpr size_t k_errors_kept = 50;
// Enough for a stack trace; what is longer is somebody's data.
constexpr size_t k_longest_message = size_t{16} << 10;

UpdateOutcome outcome_from(const std::string& text) {
  if (text == "succeeded") {
    return UpdateOutcome::succeeded;
  }
  return text == "canceled" || text == "cancelled" ? UpdateOutcome::cancelled
                                                   : UpdateOutcome::failed;
}

// The outputs of one of the two states that an event of the stack holds.
const Value* outputs_in(const Value& event, std::string_view state) {
  const Value* metadata = event.find("metadata");
  const Value* found = metadata == nullptr ? nullptr : metadata->find(state);
  return found == nullptr ? nullptr : found->find("outputs");
}

// Pulumi writes secrets of different content the same way.
bool may_be_secret(const std::string& json) {
  return json.find("[secret]") != std::string::npos ||
         json.find("1b47061264138c4ac30d75fd1eb44270") != std::string::npos;
}

int count_changed_outputs(const Value& event) {
  const Value* before = outputs_in(event, "old");
  const Value* after = outputs_in(event, "new");
  int changed = 0;
  std::set<std::string> names;
  for (const Value* outputs : {before, after}) {
    if (const Value::Map* map = outputs == nullptr ? nullptr : outputs->as_map()) {
      for (const ValueEntry& entry : *map) {
        names.insert(entry.key);
      }
    }
  }
  const auto text_of = [](const Value* outputs, const std::string& name) {
    const Value* output = outputs == nullptr ? nullptr : outputs->find(name);
    return output == nullptr ? std::string() : documents::write_json(*output);
  };
  for (const std::string& name : names) {
    const std::string text = text_of(after, name);
    changed += text != text_of(before, name) || may_be_secret(text) ? 1 : 0;
  }
  return changed;
}

bool is_true(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  return member != nullptr && member->as_bool() != nullptr && *member->as_bool();
}

} // namespace

std::vector<StreamEvent> EventStream::feed(std::string_view bytes, std::chrono::milliseconds now) {
  for (const JsonLines::Line& line : lines_.feed(bytes)) {
    read_line(line, now);
  }
  return std::exchange(told_, {});
}

std::vector<StreamEvent> EventStream::finish(std::chrono::milliseconds now) {
  if (const std::optional<JsonLines::Line> line = lines_.rest()) {
    read_line(*line, now);
  }
  while (!held_back_.empty()) {
    release(std::string(held_back_.begin()->first));
  }
  return std::exchange(told_, {});
}

void EventStream::read_line(const JsonLines::Line& line, std::chrono::milliseconds now) {
  if (line.text.empty()) {
    tell({"warning",
          fmt::format("Pulumi wrote an event of {} MiB, which is left out", line.size >> 20),
          {}});
    return;
  }
  const Result<Value> event = documents::parse_json(line.text, "event");
  if (!event || !event->is_map()) {
    tell({"info", line.text, {}});
    return;
  }
  for (const ValueEntry& entry : *event->as_map()) {
    if (entry.key == "resourcePreEvent") {
      on_resource_started(entry.value, now);
    } else if (entry.key == "resOutputsEvent") {
      on_resource_completed(entry.value, now);
    } else if (entry.key == "resOpFailedEvent") {
      on_resource_failed(entry.value, now);
    } else if (entry.key == "diagnosticEvent" || entry.key == "policyEvent") {
      on_diagnostic(entry.value);
    } else if (entry.key == "stdoutEvent") {
      tell({"info", entry.value.text("message"), {}});
    } else if (entry.key == "errorEvent") {
      tell({"error", entry.value.text("error"), {}});
    } else if (entry.key == "summaryEvent") {
      on_summary(entry.value);
    }
  }
}

void EventStream::on_resource_started(const Value& event, std::chrono::milliseconds now) {
  const Step step(event);
  begun_.emplace(step.key(), now);
  // The stack has no second event when the update fails; its deletion is the exception.
  if (step.type == k_stack_type && step.operation != "delete") {
    ++bookkeeping_[step.operation];
  }
  if (step.is_of_interest()) {
    told_.emplace_back(ResourceStarted{step.urn, step.type, step.operation});
  }
}

void EventStream::on_resource_completed(const Value& event, std::chrono::milliseconds now) {
  const Step step(event);
  if (step.type == k_stack_type) {
    // Told again when the program has ended: the last one counts.
    summary_.changed_outputs = count_changed_outputs(event);
  }
  // Components may tell their outputs again when their operation is long over.
  if (!begun_.contains(step.key())) {
    return;
  }
  const std::chrono::milliseconds duration = end_of(step.key(), now);
  release(step.urn);
  if (step.type.starts_with(k_provider_prefix) ||
      (step.type == k_stack_type && step.operation == "delete")) {
    ++bookkeeping_[step.operation];
  } else if (step.type != k_stack_type && step.counts() &&
             summary_.outcome == UpdateOutcome::unknown) {
    ++summary_.changes[step.operation];
  }
  if (step.is_of_interest()) {
    told_.emplace_back(
        ResourceCompleted{step.urn, step.type, step.operation, masker_.mask(step.id), duration});
  }
}

void EventStream::on_resource_failed(const Value& event, std::chrono::milliseconds now) {
  const Step step(event);
  const ResourceFailed failure{step.urn, step.type, step.operation, last_error_[step.urn],
                               end_of(step.key(), now)};
  summary_.failures.push_back(failure);
  release(step.urn, failure.message);
  told_.emplace_back(failure);
}

void EventStream::on_diagnostic(const Value& event) {
  std::string severity = event.text("severity", event.text("enforcementLevel", "info"));
  if (severity == "debug" || is_true(event, "ephemeral")) {
    return;
  }
  if (severity == "info#err") { // what a program wrote to stderr
    severity = "info";
  } else if (severity == "mandatory") {
    severity = "error";
  } else if (severity == "advisory") {
    severity = "warning";
  }
  tell({severity, event.text("message"), event.text("urn", event.text("resourceUrn"))});
}

void EventStream::on_summary(const Value& event) {
  summary_.outcome = outcome_from(event.text("result"));
  summary_.may_be_corrupt = is_true(event, "maybeCorrupt");
  const Value* changes = event.find("resourceChanges");
  if (changes == nullptr || !changes->is_map()) {
    return;
  }
  summary_.changes.clear();
  for (const ValueEntry& entry : *changes->as_map()) {
    const std::int64_t* count = entry.value.as_integer();
    const std::int64_t for_people = (count == nullptr ? 0 : *count) - bookkeeping_[entry.key];
    if (for_people > 0) {
      summary_.changes[entry.key] = static_cast<int>(for_people);
    }
  }
}

void EventStream::tell(Diagnostic diagnostic) {
  diagnostic.message = masker_.mask(without_color_tags(diagnostic.message));
  diagnostic.message = shortened(trim(diagnostic.message), k_longest_message);
  if (diagnostic.message.empty()) {
    return;
  }
  if (diagnostic.severity == "error") {
    if (!diagnostic.urn.empty()) {
      last_error_[diagnostic.urn] = diagnostic.message;
    }
    if (summary_.errors.size() < k_errors_kept) {
      summary_.errors.push_back(diagnostic);
    }
    if (holds_back(diagnostic)) {
      held_back_[diagnostic.urn].push_back(std::move(diagnostic));
      return;
    }
  }
  told_.emplace_back(std::move(diagnostic));
}

// The stack itself is at work until the end: what is said about it is told at once.
bool EventStream::holds_back(const Diagnostic& error) const {
  const auto begun = begun_.lower_bound(Key{error.urn, {}});
  return !error.urn.empty() && begun != begun_.end() && begun->first.first == error.urn &&
         error.urn.find(fmt::format("::{}::", k_stack_type)) == std::string::npos;
}

void EventStream::release(const std::string& urn, const std::string& said) {
  const auto held = held_back_.find(urn);
  if (held == held_back_.end()) {
    return;
  }
  for (Diagnostic& diagnostic : held->second) {
    if (diagnostic.message != said) {
      told_.emplace_back(std::move(diagnostic));
    }
  }
  held_back_.erase(held);
}

std::chrono::milliseconds EventStream::end_of(const Key& key, std::chrono::milliseconds now) {
  const auto begun = begun_.find(key);
  if (begun == begun_.end()) {
    return std::chrono::milliseconds(0);
  }
  const std::chrono::milliseconds duration = now - begun->second;
  begun_.erase(begun);
  return duration;
}

} // namespace cloud::pulumi
