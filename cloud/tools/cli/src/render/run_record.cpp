#include "render/run_record.hpp"

#include "app/time_text.hpp"

namespace cloud::cli {

Value run_record(const Run& run) {
  Value record;
  record.set("id", run.id.str());
  record.set("operation", to_string(run.operation));
  record.set("state", to_string(run.state));
  record.set("user", run.user);
  record.set("host", run.host);
  record.set("startedAt", app::rfc3339(run.started_at));
  record.set("finishedAt", run.finished_at ? Value(app::rfc3339(*run.finished_at)) : Value());
  if (run.freed_lock) {
    Value freed;
    freed.set("user", run.freed_lock->user);
    freed.set("host", run.freed_lock->host);
    freed.set("reason", run.freed_lock->reason);
    freed.set("freedAt", app::rfc3339(run.freed_lock->at));
    record.set("lockFreed", std::move(freed));
  }
  return record;
}

} // namespace cloud::cli
