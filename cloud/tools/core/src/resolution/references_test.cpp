#include "resolution/references.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

using testing::IsEmpty;

std::vector<StackTemplate> templates() {
  StackTemplate network;
  network.name = StackName("network");
  network.outputs = {{"vpcId", ValueType::string, "", false, {}},
                     {"privateSubnetIds", ValueType::list, "", false, {}},
                     {"endpointIds", ValueType::object, "", false, {}}};
  StackTemplate storage;
  storage.name = StackName("storage");
  return {network, storage};
}

// What is found when the stack `security` holds this text on line 4, column 12.
std::vector<std::string> lines_for(const char* text, const char* stack = "security") {
  Value value(text);
  value.mark = {4, 12};
  Value config;
  config.set("key", value);
  const auto known = templates();

  std::vector<std::string> lines;
  for (const auto& finding :
       check_references(StackName(stack), scan(config, "security.dev.yaml"),
                        {known, {StackName("network"), StackName("security")}})) {
    lines.push_back(documents::to_line(finding));
  }
  return lines;
}

std::string line_for(const char* text, const char* stack = "security") {
  const auto lines = lines_for(text, stack);
  return lines.size() == 1 ? lines.front() : "not exactly one finding";
}

TEST(CheckReferences, AcceptsWhatTemplatesDeclare) {
  EXPECT_THAT(lines_for("{{RUNTIME:network:vpcId}}"), IsEmpty());
  EXPECT_THAT(lines_for("{{RUNTIME:network:privateSubnetIds}}"), IsEmpty());
  EXPECT_THAT(lines_for("a {{RUNTIME:network:privateSubnetIds[0]}}"), IsEmpty());
  EXPECT_THAT(lines_for("{{RUNTIME:network:endpointIds.s3}}"), IsEmpty());
  EXPECT_THAT(lines_for("{{RUNTIME:aws:region}}"), IsEmpty());
}

TEST(CheckReferences, NamesAnUnknownStackOrKind) {
  EXPECT_EQ(line_for("{{RUNTIME:netwrk:vpcId}}"),
            "security.dev.yaml:4:13: {{RUNTIME:netwrk:vpcId}}: unknown stack 'netwrk' (did you "
            "mean 'network'?)");
  EXPECT_EQ(line_for("{{RUNTIME:calcualte:uuid}}"),
            "security.dev.yaml:4:13: {{RUNTIME:calcualte:uuid}}: unknown stack 'calcualte' (did "
            "you mean 'calculate'?)");
}

TEST(CheckReferences, NamesAnUnknownOutput) {
  EXPECT_EQ(line_for("id {{RUNTIME:network:vpcID2}}"),
            "security.dev.yaml:4:16: {{RUNTIME:network:vpcID2}}: stack 'network' has no output "
            "'vpcID2' (did you mean 'vpcId'?)");
}

TEST(CheckReferences, NamesAStackThatIsNotEnabled) {
  EXPECT_EQ(line_for("{{RUNTIME:storage:bucket}}"), "security.dev.yaml:4:13: "
                                                    "{{RUNTIME:storage:bucket}}: stack 'storage' "
                                                    "is not enabled");
}

TEST(CheckReferences, RefusesAStackThatRefersToItself) {
  EXPECT_EQ(line_for("{{RUNTIME:network:vpcId}}", "network"),
            "security.dev.yaml:4:13: {{RUNTIME:network:vpcId}}: stack 'network' refers to its own "
            "output 'vpcId'");
}

TEST(CheckReferences, RefusesAPathIntoAValueWithoutMembers) {
  EXPECT_EQ(line_for("{{RUNTIME:network:vpcId[0]}}"),
            "security.dev.yaml:4:13: {{RUNTIME:network:vpcId[0]}}: output 'vpcId' is text, not a "
            "list");
  EXPECT_EQ(line_for("{{RUNTIME:network:privateSubnetIds.a}}"),
            "security.dev.yaml:4:13: {{RUNTIME:network:privateSubnetIds.a}}: output "
            "'privateSubnetIds' is a list, not a map");
}

TEST(CheckReferences, RefusesAListInsideText) {
  EXPECT_EQ(line_for("ids: {{RUNTIME:network:privateSubnetIds}}"),
            "security.dev.yaml:4:18: {{RUNTIME:network:privateSubnetIds}}: output "
            "'privateSubnetIds' is a list, which cannot stand inside text");
}

TEST(CheckReferences, PassesOnWhatCouldNotBeRead) {
  EXPECT_EQ(line_for("{{RUNTIM:network:vpcId}}"),
            "security.dev.yaml:4:13: unknown placeholder '{{RUNTIM' (did you mean '{{RUNTIME:'?)");
}

} // namespace
} // namespace cloud::resolution
