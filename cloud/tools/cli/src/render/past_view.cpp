#include "render/past_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/run_record.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

namespace cloud::cli {
namespace {

using std::literals::string_view_literals::operator""sv;

std::optional<std::chrono::milliseconds> duration_of(const Run& run) {
  return run.finished_at ? std::optional(*run.finished_at - run.started_at) : std::nullopt;
}

std::vector<std::string> stacks_in(const app::PastRun& run, std::string_view state) {
  std::vector<std::string> names;
  for (const auto& [stack, how] : run.stacks) {
    if (how == state) {
      names.push_back(stack.str());
    }
  }
  return names;
}

// "rolled_back" for people.
std::string words_of(std::string state) {
  std::replace(state.begin(), state.end(), '_', ' ');
  return state;
}

// "2 completed, 14 skipped", and the stacks by name where it was not all well.
std::string stacks_text(const app::PastRun& run) {
  std::vector<std::string> parts;
  for (const char* state : {"completed", "rolled_back", "skipped", "failed", "blocked", "cancelled",
                            "running", "intent"}) {
    const std::vector<std::string> names = stacks_in(run, state);
    if (names.empty()) {
      continue;
    }
    const bool by_name = state == "failed"sv || state == "blocked"sv;
    parts.push_back(by_name ? fmt::format("{}: {}", state, join(names, ", "))
                            : fmt::format("{} {}", names.size(), words_of(state)));
  }
  if (!run.skipped_promotion.empty()) {
    parts.push_back("promotion check skipped: " + run.skipped_promotion);
  }
  if (run.run.freed_lock) {
    parts.push_back(
        fmt::format("lock freed by {}: {}", run.run.freed_lock->user, run.run.freed_lock->reason));
  }
  return join(parts, ", ");
}

Value record_of(const app::PastRun& past) {
  const Run& run = past.run;
  const auto duration = duration_of(run);
  Value stacks{Value::Map{}};
  for (const auto& [stack, state] : past.stacks) {
    stacks.set(stack.str(), state);
  }
  Value record = run_record(run);
  record.set("environment", run.environment.str());
  record.set("durationMs", duration ? Value(std::int64_t{duration->count()}) : Value());
  record.set("stacks", std::move(stacks));
  if (!past.skipped_promotion.empty()) {
    record.set("skippedPromotion", past.skipped_promotion);
  }
  return record;
}

std::string pretty(const char* list, Value::List records) {
  Value result;
  result.set(list, Value(std::move(records)));
  return documents::write_json(result, documents::JsonStyle::pretty);
}

} // namespace

std::string runs_text(const std::vector<app::PastRun>& runs, const Terminal& terminal) {
  Table table({"run", "environment", "operation", "state", "started", "took", "by", "stacks"});
  for (const app::PastRun& past : runs) {
    const Run& run = past.run;
    const auto duration = duration_of(run);
    table.add({run.id.str(), run.environment.str(), to_string(run.operation),
               words_of(to_string(run.state)), app::local_time(run.started_at),
               duration ? app::duration_text(*duration) : "", run.user, stacks_text(past)});
  }
  return table.empty() ? "no runs yet\n" : table.text(terminal);
}

std::string runs_json(const std::vector<app::PastRun>& runs) {
  Value::List records;
  for (const app::PastRun& run : runs) {
    records.push_back(record_of(run));
  }
  return pretty("runs", std::move(records));
}

std::string versions_text(const std::vector<app::PastVersion>& versions, const Terminal& terminal) {
  Table table({"version", "made", "by", "run", "deployed"});
  for (const app::PastVersion& past : versions) {
    table.add({std::to_string(past.version.number), app::local_time(past.version.created_at),
               past.made_by.run.user, past.version.run.str(),
               join(stacks_in(past.made_by, "completed"), ", ")});
  }
  return table.empty() ? "no version yet: no deploy has completed\n" : table.text(terminal);
}

std::string versions_json(const std::vector<app::PastVersion>& versions) {
  Value::List records;
  for (const app::PastVersion& past : versions) {
    Value record;
    record.set("version", past.version.number);
    record.set("createdAt", app::rfc3339(past.version.created_at));
    record.set("madeBy", record_of(past.made_by));
    records.push_back(std::move(record));
  }
  return pretty("versions", std::move(records));
}

} // namespace cloud::cli
