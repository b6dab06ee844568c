#include "resolution/resolver.hpp"
#include "test_support/resolution.hpp"

#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

class ResolveErrors : public testing::Test {
protected:
  // The values stand on consecutive lines from 3, in column 10.
  Error error_of(std::vector<Value> values) {
    Value config;
    int line = 3;
    for (Value& value : values) {
      value.mark = {line, 10};
      config.set("key" + std::to_string(line++), value);
    }
    const ResolutionContext context{
        .deployment = DeploymentId("D1"),
        .environment = EnvironmentName("dev"),
        .stack = StackName("compute"),
        .source = "compute.dev.yaml",
        .sources = sources_,
        .scope = {"111111111111", "us-east-1", "", ""},
        .outputs = [this](const StackName&) { return outputs_; },
        .variable = [](const std::string&) { return std::optional<std::string>(); },
        .aws = aws_,
        .generated = generated_,
        .clock = clock_};
    return resolve(config, context).error();
  }

  Result<Value> outputs_{Value::Map{{"vpcId", "vpc-1"}, {"ids", Value::List{1, 2}}}};
  std::map<std::string, std::string> sources_;
  test_support::MemoryAws aws_;
  test_support::MemoryGeneratedValues generated_;
  test_support::FakeClock clock_;
};

TEST_F(ResolveErrors, ComeAllAtOnceWithTheirPlaces) {
  EXPECT_EQ(
      error_of({"{{RUNTIME:network:vpcIds}}", "ids {{RUNTIME:network:ids}}",
                "{{RUNTIME:env:HOME_TOWN}}", "{{RUNTIME:calculate:uid}}",
                "{{RUNTIME:network:ids[2]}}"}),
      (Error{ErrorCode::invalid_input,
             "compute.dev.yaml: 5 problems",
             {"compute.dev.yaml:3:11: {{RUNTIME:network:vpcIds}}: stack 'network' as deployed "
              "has no output 'vpcIds' (did you mean 'vpcId'?)",
              "compute.dev.yaml:4:15: {{RUNTIME:network:ids}}: the value is a list, which "
              "cannot stand inside text",
              "compute.dev.yaml:5:11: {{RUNTIME:env:HOME_TOWN}}: environment variable "
              "'HOME_TOWN' is not set",
              "compute.dev.yaml:6:11: {{RUNTIME:calculate:uid}}: unknown calculation 'uid' "
              "(did you mean 'uuid'?)",
              "compute.dev.yaml:7:11: {{RUNTIME:network:ids[2]}}: 'network:ids' has 2 "
              "members, numbered from 0; there is no [2]"}}));
}

TEST_F(ResolveErrors, SayThatAStackWithoutOutputsMayNotBeDeployed) {
  outputs_ = Value{Value::Map{}};

  EXPECT_EQ(error_of({"{{RUNTIME:network:vpcId}}"}),
            (Error{ErrorCode::invalid_input,
                   "compute.dev.yaml:3:11: {{RUNTIME:network:vpcId}}: stack 'network' has no "
                   "outputs; is it deployed in dev?"}));
}

TEST_F(ResolveErrors, NameTheFileThatAKeyComesFrom) {
  sources_ = {{"key4", "templates/compute.yaml"}};

  EXPECT_EQ(error_of({"{{RUNTIME:env:A}}", "{{RUNTIME:env:B}}"}).context,
            (std::vector<std::string>{
                "compute.dev.yaml:3:11: {{RUNTIME:env:A}}: environment variable 'A' is not set",
                "templates/compute.yaml:4:11: {{RUNTIME:env:B}}: environment variable 'B' is not "
                "set"}));
}

TEST_F(ResolveErrors, KeepTheCodeAndTheHintOfACauseOutsideTheConfiguration) {
  outputs_ = fail(ErrorCode::unauthenticated, "the token has expired", "log in again");

  EXPECT_EQ(error_of({"{{RUNTIME:network:vpcId}}"}),
            (Error{ErrorCode::unauthenticated,
                   "compute.dev.yaml:3:11: {{RUNTIME:network:vpcId}}: the token has expired",
                   {},
                   "log in again"}));
}

TEST_F(ResolveErrors, AreReportedWhereverAFailedQueryIsUsedThoughItIsAskedOnce) {
  const Error error = error_of({"{{RUNTIME:aws:ssm:/a}}", "{{RUNTIME:aws:ssm:/a}}"});

  EXPECT_EQ(error.context,
            (std::vector<std::string>{
                "compute.dev.yaml:3:11: {{RUNTIME:aws:ssm:/a}}: no answer to us-east-1 ssm /a",
                "compute.dev.yaml:4:11: {{RUNTIME:aws:ssm:/a}}: no answer to us-east-1 ssm /a"}));
  EXPECT_EQ(aws_.asked.size(), 1U);
}

} // namespace
} // namespace cloud::resolution
