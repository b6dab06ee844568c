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
  return record;
}

} // namespace cloud::cli
