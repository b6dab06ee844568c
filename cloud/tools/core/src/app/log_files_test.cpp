#include "app/log_files.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

using namespace cloud;

namespace {

// Each event one second after the other, from 2025-10-09 14:30:00 UTC.
RunEvent event_of(std::int64_t sequence, std::string type, const char* stack, Value data) {
  RunEvent event;
  event.sequence = sequence;
  event.type = std::move(type);
  event.time = TimePoint(std::chrono::seconds(1'760'020'200 + sequence));
  event.run = RunId("R1");
  event.deployment = DeploymentId("D1BRV40");
  event.environment = EnvironmentName("dev");
  event.stack = StackName(stack);
  event.data = std::move(data);
  return event;
}

} // namespace

TEST(LogFiles, NameTheStackOfALineOnceAndTellSingleResourcesOnlyInTheStacksOwnFile) {
  const test_support::TemporaryDirectory folder;
  app::LogFiles logs(folder.path());

  logs.on_event(event_of(0, "layer.started", "", Value::Map{{"layer", 1, {}}}));
  logs.on_event(event_of(1, "stack.started", "network", Value::Map{{"attempt", 1, {}}}));
  logs.on_event(event_of(2, "resource.completed", "network",
                         Value::Map{{"operation", "create", {}},
                                    {"urn", "urn:pulumi:s::p::aws:ec2/vpc:Vpc::main", {}},
                                    {"resourceType", "aws:ec2/vpc:Vpc", {}},
                                    {"id", "vpc-1", {}},
                                    {"durationMs", 1000, {}}}));
  logs.on_event(event_of(
      3, "diagnostic", "network",
      Value::Map{{"severity", "warning", {}}, {"message", "first line\nsecond line\n", {}}}));
  logs.on_event(event_of(4, "stack.cancelled", "network", Value::Map{}));

  EXPECT_EQ(read_file(folder.path() / "deploy-dev-20251009-143000.log").value(),
            "[2025-10-09 14:30:00] [INFO] [run] Layer 1 started\n"
            "[2025-10-09 14:30:01] [INFO] [network] started\n"
            "[2025-10-09 14:30:03] [WARN] [network] first line\n"
            "[2025-10-09 14:30:03] [WARN] [network] second line\n"
            "[2025-10-09 14:30:04] [WARN] [network] cancelled\n");
  EXPECT_EQ(read_file(folder.path() / "network-dev-20251009-143001.log").value(),
            "[2025-10-09 14:30:01] [INFO] [network] started\n"
            "[2025-10-09 14:30:02] [INFO] [network] create aws:ec2/vpc:Vpc main vpc-1 in 1.0 s\n"
            "[2025-10-09 14:30:03] [WARN] [network] first line\n"
            "[2025-10-09 14:30:03] [WARN] [network] second line\n"
            "[2025-10-09 14:30:04] [WARN] [network] cancelled\n");
}
