#pragma once

#include "model/run_event.hpp"

#include <optional>
#include <string>

namespace cloud::app {

enum class EventLevel { info, warning, error };

struct EventText {
  EventLevel level = EventLevel::info;
  std::string text;
};

// One event in words, the same in log files, in `logs` and on a terminal, without the name of its
// stack. Nothing for events that only matter to machines.
[[nodiscard]] std::optional<EventText> describe(const RunEvent& event);

// Whether this is about a step that undoes something: a rollback.
[[nodiscard]] bool undoes(const RunEvent& event);

// "network: started": the words for where nothing else says which stack they are about.
[[nodiscard]] std::string with_stack(const RunEvent& event, const EventText& described);

// "aws:ec2/vpc:Vpc main" from a urn: what people call a resource.
[[nodiscard]] std::string resource_label(const Value& data);

// "3 created, 1 updated": what changed, or "no changes".
[[nodiscard]] std::string changes_text(const Value* changes);

// An event as the JSON contract has it: {seq, type, time, run, deployment, environment, stack?, …}.
[[nodiscard]] std::string event_json(const RunEvent& event);

} // namespace cloud::app
