#include "app/run_report.hpp"

#include "app/event_text.hpp"
#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "orchestrator/stored_events.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace cloud::app {
namespace {

bool ends_the_run(const RunEvent& event) {
  return event.type.starts_with("deployment.") && event.data.find("summary") != nullptr;
}

Value member(const Value& data, const char* name) {
  const Value* found = data.find(name);
  return found == nullptr ? Value() : *found;
}

// "stack.completed" -> "completed"
std::string last_word(const std::string& type) {
  return type.substr(type.find('.') + 1);
}

class Report {
public:
  void add(const RunEvent& event) {
    if (event.type == "deployment.started") {
      begin(event);
    } else if (ends_the_run(event)) {
      end(event);
    } else if (event.type == "stack.planned") {
      plan(event);
    } else if (event.type == "rollback.started") {
      rollback_ = event.data;
    } else if (event.type == "rollback.completed") {
      rollback_.set("complete", member(event.data, "complete"));
      rollback_.set("summary", member(event.data, "summary"));
    } else if (event.type == "diagnostic") {
      note_warning(event);
    } else if (!event.stack.empty() && event.type.starts_with("stack.")) {
      note_step(event);
    }
  }

  Value take() {
    Value::List stacks;
    for (const std::string& name : order_) {
      stacks.push_back(std::move(stacks_.at(name)));
    }
    report_.set("stacks", Value(std::move(stacks)));
    report_.set("rollback", std::move(rollback_));
    report_.set("warnings", Value(std::move(warnings_)));
    return std::move(report_);
  }

private:
  void begin(const RunEvent& event) {
    report_.set("run", event.run.str());
    report_.set("deployment", event.deployment.str());
    report_.set("environment", event.environment.str());
    for (const char* name : {"operation", "target", "user", "host"}) {
      report_.set(name, member(event.data, name));
    }
    report_.set("state", "running");
    report_.set("startedAt", rfc3339(event.time));
    report_.set("finishedAt", Value());
    report_.set("summary", Value());
  }

  void end(const RunEvent& event) {
    const bool interrupted = event.data.find("interrupted") != nullptr;
    report_.set("state", interrupted ? "interrupted" : last_word(event.type));
    report_.set("finishedAt", rfc3339(event.time));
    report_.set("summary", member(event.data, "summary"));
  }

  void plan(const RunEvent& event) {
    Value stack;
    stack.set("name", event.stack.str());
    stack.set("state", "waiting");
    stack.set("layer", member(event.data, "layer"));
    stack.set("reason", member(event.data, "reason"));
    stack.set("expectedMs", member(event.data, "expectedMs"));
    order_.push_back(event.stack.str());
    stacks_[event.stack.str()] = std::move(stack);
  }

  // The last word about a stack counts; what was undone is told as that.
  void note_step(const RunEvent& event) {
    const auto found = stacks_.find(event.stack.str());
    if (found == stacks_.end() || event.type == "stack.started" || event.type == "stack.verified") {
      return;
    }
    Value& stack = found->second;
    const bool undone = undoes(event) && event.type == "stack.completed";
    stack.set("state", undone ? "rolled_back" : last_word(event.type));
    if (event.type == "stack.skipped") {
      stack.set("reason", member(event.data, "reason"));
    }
    for (const char* name : {"attempt", "durationMs", "changes", "by"}) {
      if (const Value* value = event.data.find(name)) {
        stack.set(name, *value);
      }
    }
    if (event.type == "stack.failed") {
      Value failure;
      for (const char* name : {"class", "code", "message", "resource", "advice"}) {
        failure.set(name, member(event.data, name));
      }
      stack.set("failure", std::move(failure));
    }
  }

  void note_warning(const RunEvent& event) {
    if (event.data.text("severity") != "warning") {
      return;
    }
    Value warning;
    warning.set("stack", event.stack.str());
    warning.set("message", member(event.data, "message"));
    warnings_.push_back(std::move(warning));
  }

  Value report_;
  Value rollback_;
  Value::List warnings_;
  std::vector<std::string> order_;
  std::map<std::string, Value> stacks_;
};

} // namespace

Value run_report(const std::vector<RunEvent>& events) {
  Report report;
  for (const RunEvent& event : events) {
    report.add(event);
  }
  return report.take();
}

void RunReports::on_event(const RunEvent& event) {
  if (!ends_the_run(event)) {
    return;
  }
  std::vector<RunEvent> events;
  const auto read = orchestrator::for_each_event(
      store_, event.run, [&events](const RunEvent& stored) { events.push_back(stored); });
  if (read) {
    (void)write_file(folder_ / fmt::format("{}.json", event.run),
                     documents::write_json(run_report(events), documents::JsonStyle::pretty) + "\n",
                     k_private_file);
  }
}

} // namespace cloud::app
