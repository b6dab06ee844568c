#include "app/event_text.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "model/resource_name.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <vector>

namespace cloud::app {
namespace {

std::int64_t number(const Value& data, std::string_view key) {
  const Value* member = data.find(key);
  const std::int64_t* value = member == nullptr ? nullptr : member->as_integer();
  return value == nullptr ? 0 : *value;
}

std::string duration_in(const Value& data) {
  return duration_text(std::chrono::milliseconds(number(data, "durationMs")));
}

EventText info(std::string text) {
  return {EventLevel::info, std::move(text)};
}
EventText error(std::string text) {
  return {EventLevel::error, std::move(text)};
}

const char* gerund(const std::string& operation) {
  return operation == "destroy"    ? "Destroying"
         : operation == "preview"  ? "Previewing"
         : operation == "rollback" ? "Rolling back"
                                   : "Deploying";
}

EventText deployment_started(const RunEvent& event) {
  const bool simulated = event.data.text("target") == "simulated";
  std::string text =
      fmt::format("{} {} in {}{}, run {}", gerund(event.data.text("operation")), event.deployment,
                  event.environment, simulated ? " on SIMULATED AWS" : "", event.run);
  const Value* skipped = event.data.find("skippedPromotion");
  if (skipped == nullptr) {
    return info(std::move(text));
  }
  text += fmt::format("\n{} skipped the promotion check: {}", event.data.text("user"),
                      skipped->text("reason"));
  for (const Value& obstacle : *skipped->find("obstacles")->as_list()) {
    text += "\n  " + *obstacle.as_string();
  }
  return {EventLevel::warning, std::move(text)};
}

std::string summary_text(const Value& data) {
  const Value* summary = data.find("summary");
  if (summary == nullptr) {
    return {};
  }
  return fmt::format("{} done, {} skipped, {} failed, {} blocked, {} cancelled in {}",
                     number(*summary, "deployed"), number(*summary, "skipped"),
                     number(*summary, "failed"), number(*summary, "blocked"),
                     number(*summary, "cancelled"), duration_in(*summary));
}

// "2025-10-09 14:30:00 UTC" from RFC 3339.
std::string moment(const std::string& time) {
  return time.size() < 19 ? time : time.substr(0, 10) + " " + time.substr(11, 8) + " UTC";
}

EventText lock_waiting(const RunEvent& event) {
  static const Value k_nobody;
  const Value* found = event.data.find("holder");
  const Value& holder = found == nullptr ? k_nobody : *found;
  return info(fmt::format("waiting up to {} for {} {}: {} on {} has been running {} {} since {}",
                          duration_text(std::chrono::milliseconds(number(event.data, "timeoutMs"))),
                          event.deployment, event.environment, holder.text("user"),
                          holder.text("host"), holder.text("operation"), holder.text("run"),
                          moment(holder.text("since"))));
}

EventText lock_freed(const RunEvent& event) {
  const Value& data = event.data;
  return {EventLevel::warning, fmt::format("{} on {} has freed the lock of {} {}: {}\n"
                                           "nothing more is started; what runs is finished",
                                           data.text("user"), data.text("host"), event.deployment,
                                           event.environment, data.text("reason"))};
}

EventText stack_failed(const RunEvent& event) {
  const Value& data = event.data;
  std::string text = fmt::format("failed after {}: {}", duration_in(data), data.text("message"));
  if (!data.text("code").empty()) {
    text += fmt::format(" [{}]", data.text("code"));
  }
  if (const std::int64_t delay = number(data, "retryInMs"); delay > 0) {
    text += fmt::format("; trying again in {} s", delay / 1000);
    return {EventLevel::warning, std::move(text)};
  }
  if (!data.text("advice").empty()) {
    text += "\n" + data.text("advice");
  }
  return error(std::move(text));
}

std::vector<std::string> texts_of(const Value& data, const char* list, const char* member) {
  std::vector<std::string> texts;
  const Value* found = data.find(list);
  if (const Value::List* items = found == nullptr ? nullptr : found->as_list()) {
    for (const Value& item : *items) {
      texts.push_back(item.text(member));
    }
  }
  return texts;
}

EventText rollback_started(const RunEvent& event) {
  const Value& data = event.data;
  std::vector<std::string> lines;
  const auto failed = texts_of(data, "failures", "stack");
  const auto messages = texts_of(data, "failures", "message");
  for (size_t i = 0; i < failed.size(); ++i) {
    lines.push_back(fmt::format("Error: {}: {}", failed[i], messages[i]));
  }
  const Value* deployed = data.find("deployed");
  const auto names = deployed == nullptr ? std::nullopt : deployed->as_texts();
  if (names && !names->empty()) {
    lines.push_back(fmt::format("{} {} deployed successfully: {}", names->size(),
                                names->size() == 1 ? "stack" : "stacks", join(*names, ", ")));
  }
  const auto losing = texts_of(data, "lost", "stack");
  const auto lost = texts_of(data, "lost", "urn");
  for (size_t i = 0; i < lost.size(); ++i) {
    lines.push_back(fmt::format("Cannot be undone: {} of {} was deleted; it is made again, empty",
                                type_and_name(lost[i]), losing[i]));
  }
  const auto left = texts_of(data, "left", "stack");
  const auto reasons = texts_of(data, "left", "reason");
  for (size_t i = 0; i < left.size(); ++i) {
    lines.push_back(fmt::format("Stays as it is: {} ({})", left[i], reasons[i]));
  }
  lines.emplace_back(data.text("policy") == "automatic" ? "Initiating automatic rollback..."
                                                        : "Initiating rollback...");
  return {EventLevel::warning, join(lines, "\n")};
}

EventText rollback_completed(const RunEvent& event) {
  const Value* complete = event.data.find("complete");
  if (complete != nullptr && *complete == Value(true)) {
    return info("✓ Rollback completed. Infrastructure returned to previous state.");
  }
  return error("Rollback incomplete: " + summary_text(event.data));
}

std::optional<EventText> diagnostic(const RunEvent& event) {
  const std::string severity = event.data.text("severity");
  const EventLevel level = severity == "error"     ? EventLevel::error
                           : severity == "warning" ? EventLevel::warning
                                                   : EventLevel::info;
  return EventText{level, std::string(trim(event.data.text("message")))};
}

using Describe = std::function<std::optional<EventText>(const RunEvent&)>;

const std::map<std::string, Describe, std::less<>>& descriptions() {
  static const std::map<std::string, Describe, std::less<>> table{
      {"deployment.started", deployment_started},
      {"deployment.completed",
       [](const RunEvent& e) { return info("Completed: " + summary_text(e.data)); }},
      {"deployment.failed",
       [](const RunEvent& e) { return error("Failed: " + summary_text(e.data)); }},
      {"deployment.rolled_back",
       [](const RunEvent& e) {
         return EventText{EventLevel::warning, "Failed and rolled back: " + summary_text(e.data)};
       }},
      {"rollback.started", rollback_started},
      {"rollback.completed", rollback_completed},
      {"deployment.cancelled",
       [](const RunEvent& e) {
         return EventText{EventLevel::warning, "Cancelled: " + summary_text(e.data)};
       }},
      {"lock.waiting", lock_waiting},
      {"lock.freed", lock_freed},
      {"layer.started",
       [](const RunEvent& e) {
         return info(fmt::format("Layer {} started", number(e.data, "layer")));
       }},
      {"layer.completed",
       [](const RunEvent& e) {
         return info(fmt::format("Layer {} completed", number(e.data, "layer")));
       }},
      {"stack.started",
       [](const RunEvent& e) {
         const auto attempt = undoes(e) ? 0 : number(e.data, "attempt");
         if (e.data.find("preview") != nullptr) {
           return info("looking whether anything would change");
         }
         return info(
             fmt::format("started{}", attempt > 1 ? fmt::format(" (attempt {})", attempt) : ""));
       }},
      {"stack.completed",
       [](const RunEvent& e) {
         if (undoes(e)) {
           return info("✓");
         }
         return info(fmt::format("completed in {}, {}", duration_in(e.data),
                                 changes_text(e.data.find("changes"))));
       }},
      {"stack.skipped",
       [](const RunEvent& e) { return info("skipped. " + e.data.text("reason")); }},
      {"stack.verified",
       [](const RunEvent& e) {
         return info("a preview found changes: " + changes_text(e.data.find("changes")));
       }},
      {"stack.previewed",
       [](const RunEvent& e) { return info("would be: " + changes_text(e.data.find("changes"))); }},
      {"stack.failed", stack_failed},
      {"stack.blocked",
       [](const RunEvent& e) {
         return EventText{EventLevel::warning, fmt::format("blocked by {}", e.data.text("by"))};
       }},
      {"stack.cancelled",
       [](const RunEvent&) {
         return EventText{EventLevel::warning, "cancelled"};
       }},
      {"resource.completed",
       [](const RunEvent& e) {
         const std::string id = e.data.text("id"); // components have none
         return info(fmt::format("{} {}{}{} in {}", e.data.text("operation"),
                                 resource_label(e.data), id.empty() ? "" : " ", id,
                                 duration_in(e.data)));
       }},
      {"resource.failed",
       [](const RunEvent& e) {
         return error(fmt::format("{} {} failed: {}", e.data.text("operation"),
                                  resource_label(e.data), e.data.text("message")));
       }},
      {"diagnostic", diagnostic},
  };
  return table;
}

} // namespace

bool undoes(const RunEvent& event) {
  return event.data.find("action") != nullptr;
}

std::optional<EventText> describe(const RunEvent& event) {
  const auto found = descriptions().find(event.type);
  return found == descriptions().end() ? std::nullopt : found->second(event);
}

std::string with_stack(const RunEvent& event, const EventText& described) {
  if (event.stack.empty()) {
    return described.text;
  }
  return undoes(event) ? fmt::format("Rolling back: {}... {}", event.stack, described.text)
                       : fmt::format("{}: {}", event.stack, described.text);
}

std::string resource_label(const Value& data) {
  const auto parts = split(data.text("urn"), ':');
  return fmt::format("{} {}", data.text("resourceType"), parts.back());
}

std::string changes_text(const Value* changes) {
  static const std::pair<const char*, const char*> k_words[] = {
      {"create", "created"}, {"update", "updated"},  {"replace", "replaced"},
      {"delete", "deleted"}, {"import", "imported"}, {"output", "of its outputs changed"}};
  std::vector<std::string> parts;
  for (const auto& [operation, word] : k_words) {
    if (const auto count = changes == nullptr ? 0 : number(*changes, operation); count > 0) {
      parts.push_back(fmt::format("{} {}", count, word));
    }
  }
  return parts.empty() ? "no changes" : join(parts, ", ");
}

std::string event_json(const RunEvent& event) {
  Value record;
  record.set("seq", event.sequence);
  record.set("type", event.type);
  record.set("time", rfc3339(event.time));
  record.set("run", event.run.str());
  record.set("deployment", event.deployment.str());
  record.set("environment", event.environment.str());
  if (!event.stack.empty()) {
    record.set("stack", event.stack.str());
  }
  if (const Value::Map* members = event.data.as_map()) {
    for (const ValueEntry& member : *members) {
      record.set(member.key, member.value);
    }
  }
  return documents::write_json(record);
}

} // namespace cloud::app
