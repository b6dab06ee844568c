#include "resolution/resolver.hpp"
#include "test_support/resolution.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

using testing::ElementsAre;
using testing::Pair;

class Resolve : public testing::Test {
protected:
  Resolve() {
    Value network;
    network.set("vpcId", "vpc-1");
    network.set("subnetIds", Value::List{"subnet-a", "subnet-b"});
    network.set("port", 5432);
    network.set("password", as_secret("hunter2"));
    outputs_["network"] = network;
  }

  ResolutionContext context() {
    return {.deployment = DeploymentId("D1"),
            .environment = EnvironmentName("dev"),
            .stack = StackName("compute"),
            .source = "compute.dev.yaml",
            .scope = {"111111111111", "us-east-1", "", ""},
            .outputs = [this](const StackName& stack) -> Result<Value> {
              asked_stacks_.push_back(stack.str());
              return outputs_[stack.str()];
            },
            .variable = [this](const std::string& name) -> std::optional<std::string> {
              const auto found = variables_.find(name);
              return found == variables_.end() ? std::nullopt : std::optional(found->second);
            },
            .aws = aws_,
            .generated = generated_,
            .clock = clock_};
  }

  Value resolved(const char* text) {
    Value config;
    config.set("key", text);
    return *resolve(config, context()).value().config.find("key");
  }

  std::map<std::string, Value> outputs_;
  std::map<std::string, std::string> variables_;
  std::vector<std::string> asked_stacks_;
  test_support::MemoryAws aws_;
  test_support::MemoryGeneratedValues generated_;
  test_support::FakeClock clock_;
};

TEST_F(Resolve, KeepsTheTypeOfAValueThatIsOnePlaceholder) {
  EXPECT_EQ(resolved("{{RUNTIME:network:vpcId}}"), Value("vpc-1"));
  EXPECT_EQ(resolved("{{RUNTIME:network:port}}"), Value(5432));
  EXPECT_EQ(resolved("{{RUNTIME:network:subnetIds}}"), Value(Value::List{"subnet-a", "subnet-b"}));
  EXPECT_EQ(resolved("{{RUNTIME:network:subnetIds[1]}}"), Value("subnet-b"));
  EXPECT_EQ(resolved("{{RUNTIME:calculate:subnets:10.0.0.0/16:24:2}}"),
            Value(Value::List{"10.0.0.0/24", "10.0.1.0/24"}));
}

TEST_F(Resolve, InsertsValuesIntoTextAsText) {
  EXPECT_EQ(resolved("{{RUNTIME:network:vpcId}}:{{RUNTIME:network:port}}"), Value("vpc-1:5432"));
  EXPECT_EQ(resolved("literal {{{{ and {{RUNTIME:aws:accountId}}"),
            Value("literal {{ and 111111111111"));
}

TEST_F(Resolve, GoesThroughListsAndMapsAndLeavesOtherValuesAlone) {
  Value config;
  config.set("count", 3);
  config.set("rules", Value::List{Value::Map{{"vpc", "{{RUNTIME:network:vpcId}}"}}, true, Value()});

  const Resolution resolution = resolve(config, context()).value();

  Value expected;
  expected.set("count", 3);
  expected.set("rules", Value::List{Value::Map{{"vpc", "vpc-1"}}, true, Value()});
  EXPECT_EQ(resolution.config, expected);
}

TEST_F(Resolve, HasNothingToDoWithoutConfiguration) {
  EXPECT_EQ(resolve(Value{}, context()).value().config, Value{});
}

TEST_F(Resolve, KeepsSecretsSecretInsideText) {
  EXPECT_EQ(resolved("{{RUNTIME:network:password}}"), as_secret("hunter2"));
  EXPECT_EQ(resolved("postgres://app:{{RUNTIME:network:password}}@db"),
            as_secret("postgres://app:hunter2@db"));
}

TEST_F(Resolve, KeepsAValueSecretThatWasSecretBefore) {
  Value config;
  config.set("key", as_secret("{{RUNTIME:network:vpcId}}"));

  EXPECT_EQ(*resolve(config, context()).value().config.find("key"), as_secret("vpc-1"));
}

TEST_F(Resolve, TellsWhichOutputsWereConsumed) {
  Value config;
  config.set("a", "{{RUNTIME:network:vpcId}}");
  config.set("b", "x{{RUNTIME:network:subnetIds[0]}}");

  const Resolution resolution = resolve(config, context()).value();

  EXPECT_THAT(resolution.consumed, ElementsAre(Pair("network.subnetIds[0]", Value("subnet-a")),
                                               Pair("network.vpcId", Value("vpc-1"))));
  EXPECT_THAT(asked_stacks_, ElementsAre("network"));
}

TEST_F(Resolve, AsksAwsEachQuestionOnceAndTellsTheAnswers) {
  aws_.answers = {{"us-east-1 ami ubuntu2204", Value("ami-1")},
                  {"us-west-2 zones", Value(Value::List{"us-west-2a"})},
                  {"us-east-1 secret db password", Value("hunter2")}};
  Value config;
  config.set("image", "{{RUNTIME:aws:latestAmiId:ubuntu2204}}");
  config.set("again", "{{RUNTIME:aws:latestAmiId:ubuntu2204}}");
  config.set("zones", "{{RUNTIME:aws:availabilityZones:us-west-2}}");
  config.set("secret", "{{RUNTIME:aws:secret:db:password}}");

  const Resolution resolution = resolve(config, context()).value();

  EXPECT_THAT(aws_.asked, ElementsAre("us-east-1 ami ubuntu2204", "us-west-2 zones",
                                      "us-east-1 secret db password"));
  EXPECT_THAT(resolution.queries,
              ElementsAre(Pair("aws:availabilityZones:us-west-2", Value(Value::List{"us-west-2a"})),
                          Pair("aws:latestAmiId:ubuntu2204", Value("ami-1")),
                          Pair("aws:secret:db:password", as_secret("hunter2"))));
}

TEST_F(Resolve, TellsWhereEachValueComesFrom) {
  Value config;
  config.set("plain", "text");
  config.set("list", Value::List{"x-{{RUNTIME:aws:region}}"});

  const Resolution resolution = resolve(config, context()).value();

  EXPECT_THAT(resolution.origins, ElementsAre(Pair("list[0]", "x-{{RUNTIME:aws:region}}")));
}

TEST_F(Resolve, GeneratesAValueOnceForItsKey) {
  const Value first = resolved("{{RUNTIME:calculate:password:20}}");

  EXPECT_TRUE(first.secret);
  EXPECT_EQ(first.as_string()->size(), 20U);
  EXPECT_EQ(resolved("{{RUNTIME:calculate:password:20}}"), first);
  EXPECT_NE(resolved("{{RUNTIME:calculate:password:21}}"), first);
  EXPECT_TRUE(generated_.values.contains("D1 dev compute key calculate:password:20"));
}

TEST_F(Resolve, KeepsTheFirstTimestamp) {
  EXPECT_EQ(resolved("{{RUNTIME:calculate:timestamp}}"), Value("2025-10-09T14:30:00Z"));

  clock_.advance(std::chrono::hours(1));

  EXPECT_EQ(resolved("{{RUNTIME:calculate:timestamp}}"), Value("2025-10-09T14:30:00Z"));
  EXPECT_EQ(resolved("{{RUNTIME:calculate:timestamp:%H%M}}"), Value("1530"));
}

TEST_F(Resolve, ReadsVariablesBeforeTheirDefaults) {
  variables_ = {{"COMMIT", "abc"}};

  EXPECT_EQ(resolved("{{RUNTIME:env:COMMIT:none}}"), Value("abc"));
  EXPECT_EQ(resolved("{{RUNTIME:env:BRANCH:none}}"), Value("none"));
}

} // namespace
} // namespace cloud::resolution
