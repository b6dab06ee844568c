#include "app/run_report.hpp"
#include "documents/json.hpp"
#include "test_support/memory_run_store.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

using namespace cloud;

namespace {

std::vector<RunEvent> events_of_a_run() {
  std::vector<RunEvent> events;
  const auto add = [&events](const char* type, const char* stack, Value data) {
    RunEvent event;
    event.sequence = static_cast<std::int64_t>(events.size()) + 1;
    event.type = type;
    event.time = TimePoint(std::chrono::seconds(1'760'020'200 + events.size()));
    event.run = RunId("R1");
    event.deployment = DeploymentId("D1BRV40");
    event.environment = EnvironmentName("dev");
    event.stack = StackName(stack);
    event.data = std::move(data);
    events.push_back(std::move(event));
  };
  const auto planned = [](int layer) {
    return Value(Value::Map{
        {"layer", layer, {}}, {"reason", "not deployed yet", {}}, {"expectedMs", 1000, {}}});
  };
  add("deployment.started", "",
      Value::Map{{"operation", "deploy", {}},
                 {"target", "simulated", {}},
                 {"user", "ada", {}},
                 {"host", "build-7", {}}});
  add("stack.planned", "network", planned(1));
  add("stack.planned", "security", planned(2));
  add("deployment.progress", "", Value::Map{{"settled", 0, {}}, {"total", 2, {}}});
  add("stack.completed", "network",
      Value::Map{{"changes", Value::Map{{"create", 3, {}}}, {}},
                 {"durationMs", 900, {}},
                 {"attempt", 1, {}}});
  add("diagnostic", "security",
      Value::Map{{"severity", "warning", {}}, {"message", "a property is deprecated", {}}});
  add("stack.failed", "security",
      Value::Map{{"class", "critical", {}},
                 {"code", "AccessDenied", {}},
                 {"message", "no", {}},
                 {"resource", "urn", {}},
                 {"advice", "ask", {}},
                 {"durationMs", 500, {}},
                 {"attempt", 1, {}}});
  add("rollback.started", "", Value::Map{{"policy", "automatic", {}}});
  add("stack.completed", "network",
      Value::Map{{"action", "remove", {}}, {"durationMs", 300, {}}, {"attempt", 2, {}}});
  add("rollback.completed", "",
      Value::Map{{"complete", true, {}}, {"summary", Value::Map{{"deployed", 1, {}}}, {}}});
  add("deployment.rolled_back", "",
      Value::Map{{"summary", Value::Map{{"deployed", 1, {}}, {"failed", 1, {}}}, {}}});
  return events;
}

constexpr const char* k_report =
    R"({"run":"R1","deployment":"D1BRV40","environment":"dev","operation":"deploy",)"
    R"("target":"simulated","user":"ada","host":"build-7","state":"rolled_back",)"
    R"("startedAt":"2025-10-09T14:30:00.000Z","finishedAt":"2025-10-09T14:30:10.000Z",)"
    R"("summary":{"deployed":1,"failed":1},"stacks":[{"name":"network","state":"rolled_back",)"
    R"("layer":1,"reason":"not deployed yet","expectedMs":1000,"attempt":2,"durationMs":300,)"
    R"("changes":{"create":3}},{"name":"security","state":"failed","layer":2,)"
    R"("reason":"not deployed yet","expectedMs":1000,"attempt":1,"durationMs":500,)"
    R"("failure":{"class":"critical","code":"AccessDenied","message":"no","resource":"urn",)"
    R"("advice":"ask"}}],"rollback":{"policy":"automatic","complete":true,)"
    R"("summary":{"deployed":1}},)"
    R"("warnings":[{"stack":"security","message":"a property is deprecated"}]})";

} // namespace

TEST(RunReport, TellsWhatARunCameTo) {
  EXPECT_EQ(documents::write_json(app::run_report(events_of_a_run())), k_report);
}

TEST(RunReport, IsWrittenWhenTheRunHasEndedAndNotBefore) {
  const test_support::TemporaryDirectory folder;
  test_support::MemoryRunStore store;
  store.all_events = events_of_a_run();
  app::RunReports reports(store, folder.path());

  for (const RunEvent& event : store.all_events) {
    EXPECT_FALSE(read_file(folder.path() / "R1.json"));
    reports.on_event(event);
  }

  const std::string text = read_file(folder.path() / "R1.json").value();
  EXPECT_EQ(documents::write_json(documents::parse_json(text, "R1.json").value()), k_report);
}
