#include "render/lock_view.hpp"

#include "app/time_text.hpp"
#include "documents/json.hpp"
#include "render/run_record.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <vector>

namespace cloud::cli {
namespace {

std::string work_text(const app::LockHolder& holder) {
  std::vector<std::string> stacks;
  for (const app::StackAtWork& work : holder.at_work) {
    stacks.push_back(fmt::format("{} (guard {})", work.stack, work.guard.pid));
  }
  return stacks.empty() ? "on nothing" : join(stacks, ", ");
}

const char* life_text(const app::LockHolder& holder) {
  return holder.alive    ? "alive"
         : holder.gone() ? "gone, with everything it had started: the next run takes the lock over"
                         : "gone, but Pulumi is finishing on its own";
}

Value holder_record(const app::LockHolder& holder) {
  Value::List work;
  for (const app::StackAtWork& each : holder.at_work) {
    Value record;
    record.set("stack", each.stack.str());
    record.set("guardPid", each.guard.pid);
    work.push_back(std::move(record));
  }
  Value record;
  record.set("run", holder.run.id.str());
  record.set("operation", to_string(holder.run.operation));
  record.set("user", holder.run.user);
  record.set("host", holder.run.host);
  record.set("pid", holder.run.owner.pid);
  record.set("command", holder.command);
  record.set("since", app::rfc3339(holder.run.started_at));
  record.set("until", Value()); // the end of the run
  record.set("alive", holder.alive);
  record.set("atWork", Value(std::move(work)));
  return record;
}

Value record_of(const app::LockStatus& status) {
  Value record;
  record.set("deployment", status.deployment.str());
  record.set("environment", status.environment.str());
  record.set("holder", status.holder ? holder_record(*status.holder) : Value());
  return record;
}

} // namespace

std::string lock_text(const app::LockStatus& status, TimePoint now) {
  const std::string where = fmt::format("{} {}", status.deployment, status.environment);
  if (!status.holder) {
    return where + " is not locked\n";
  }
  const app::LockHolder& holder = *status.holder;
  const Run& run = holder.run;
  std::string text = where + " is locked\n";
  const auto add = [&text](const char* name, const std::string& value) {
    text += fmt::format("  {:<8} {}\n", name, value);
  };
  add("by", fmt::format("{} on {}, pid {}", run.user, run.host, run.owner.pid));
  add("run", fmt::format("{}, {}", run.id, to_string(run.operation)));
  if (!holder.command.empty()) {
    add("command", holder.command);
  }
  add("since", fmt::format("{}, for {}", app::local_time(run.started_at),
                           app::duration_text(now - run.started_at)));
  add("until", "the run ends; a lock has no time limit");
  add("holder", life_text(holder));
  add("working", work_text(holder));
  const std::string words = fmt::format("{} --environment {}", status.deployment, run.environment);
  return text + (holder.gone() ? fmt::format("Next: cloud status {}\n", words)
                               : fmt::format("Next: cloud logs {} --follow\n", words));
}

std::string lock_json(const app::LockStatus& status) {
  return documents::write_json(record_of(status), documents::JsonStyle::pretty);
}

std::string unlocked_text(const app::LockStatus& before) {
  const std::string where = fmt::format("{} {}", before.deployment, before.environment);
  if (!before.holder) {
    return where + " was not locked\n";
  }
  const app::LockHolder& holder = *before.holder;
  const Run& run = holder.run;
  std::string text = fmt::format("freed {}, which run {} of {} on {} had locked\n", where, run.id,
                                 run.user, run.host);
  if (holder.gone()) {
    return text + "all its processes are gone; it is recorded as interrupted\n";
  }
  if (holder.alive) {
    text += fmt::format("the run is alive (pid {}); it starts no further stack\n", run.owner.pid);
  }
  if (!holder.at_work.empty()) {
    text += fmt::format("Pulumi is still at work on {}; a deploy of that fails until it ends\n",
                        work_text(holder));
  }
  return text;
}

std::string unlocked_json(const app::LockStatus& before) {
  Value record = record_of(before);
  record.set("freed", before.holder.has_value());
  return documents::write_json(record, documents::JsonStyle::pretty) + "\n";
}

} // namespace cloud::cli
