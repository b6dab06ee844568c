#include "templates/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using templates::Variables;

namespace {

Variables variables() {
  Variables result;
  for (const auto& definition : templates::global_variables()) {
    result.define(definition);
  }
  result.set("DOMAIN", "example.com");
  result.set("AZ_COUNT_DEV", 2);
  result.set("ZONES", Value::List{"a", "b"});
  return result;
}

Value render(Value tree) {
  const auto rendered = templates::render(tree, variables(), "t.yaml");
  EXPECT_TRUE(rendered) << rendered.error().message;
  return rendered ? *rendered : Value{};
}

Error error_for(const char* text) {
  Value value{text};
  value.mark = {3, 7};
  const auto rendered = templates::render(value, variables(), "t.yaml");
  return rendered ? Error{} : rendered.error();
}

} // namespace

TEST(Render, KeepsTheTypeOfATextThatIsOneVariable) {
  EXPECT_EQ(render("{{AZ_COUNT_DEV}}"), Value{2});
  EXPECT_EQ(render("{{ ZONES }}"), (Value{Value::List{"a", "b"}}));
}

TEST(Render, InsertsVariablesIntoText) {
  EXPECT_EQ(render("*.dev.{{DOMAIN}}/{{AZ_COUNT_DEV}}"), Value{"*.dev.example.com/2"});
}

TEST(Render, ReachesEveryTextOfTheTree) {
  EXPECT_EQ(render(Value::Map{{"a", Value::List{Value::Map{{"b", "{{DOMAIN}}", {}}}}, {}}}),
            (Value{Value::Map{{"a", Value::List{Value::Map{{"b", "example.com", {}}}}, {}}}}));
}

TEST(Render, LeavesRuntimeValuesAndEscapesForLater) {
  EXPECT_EQ(render("{{RUNTIME:network:vpcId}}"), Value{"{{RUNTIME:network:vpcId}}"});
  EXPECT_EQ(render("{{{{DOMAIN}} {{DOMAIN}}"), Value{"{{{{DOMAIN}} example.com"});
}

TEST(Render, DoesNotLookIntoWhatItInserted) {
  Variables tricky = variables();
  tricky.set("DOMAIN", "{{TEAM}}");

  EXPECT_EQ(*templates::render(Value{"a {{DOMAIN}}"}, tricky, "t.yaml"), Value{"a {{TEAM}}"});
}

TEST(Render, NamesTheNearestVariableAndThePlace) {
  EXPECT_EQ(error_for("{{DOMAN}}"),
            (Error{ErrorCode::invalid_input,
                   "t.yaml:3:7: unknown variable {{DOMAN}} (did you mean 'DOMAIN'?)",
                   {},
                   ""}));
}

TEST(Render, RecognisesAMisspeltRuntimeValue) {
  EXPECT_EQ(error_for("{{RUNTME:network:vpcId}}").message,
            "t.yaml:3:7: unknown variable {{RUNTME:network:vpcId}} (a runtime value is written "
            "{{RUNTIME:<stack>:<output>}})");
}

TEST(Render, NamesTheFlagOfAVariableThatHasNoValue) {
  EXPECT_EQ(error_for("{{AWS_ACCOUNT_PROD}}").message,
            "t.yaml:3:7: variable {{AWS_ACCOUNT_PROD}} has no value; give --account-prod");
}

TEST(Render, RefusesAnOpenVariable) {
  EXPECT_EQ(error_for("a {{DOMAIN").message,
            "t.yaml:3:7: '{{' is never closed; write '{{{{' for a literal '{{'");
}

TEST(StackVariables, AreOneAnEnvironmentWithDefaultAndFlag) {
  StackTemplate network;
  network.name = StackName("network");
  Parameter cidr;
  cidr.name = "vpcCidr";
  cidr.description = "Range";
  cidr.variable = "VPC_CIDR";
  cidr.environment_defaults.emplace(EnvironmentName("dev"), Value{"10.0.0.0/16"});
  network.parameters.push_back(cidr);
  const StackTemplate* const stacks[] = {&network};

  const auto found = templates::stack_variables(stacks);

  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 3U);
  EXPECT_EQ(found->front().definition.name, "VPC_CIDR_DEV");
  EXPECT_EQ(found->front().definition.flag, "vpc-cidr-dev");
  EXPECT_EQ(found->front().definition.description, "Range, in dev");
  EXPECT_EQ(found->front().definition.default_value, Value{"10.0.0.0/16"});
  EXPECT_EQ(found->back().definition.name, "VPC_CIDR_PROD");
  EXPECT_EQ(found->back().definition.default_value, std::nullopt);
}

TEST(StackVariables, AreRefusedWhenTwoStacksDeclareTheSame) {
  StackTemplate first;
  first.name = StackName("network");
  Parameter parameter;
  parameter.variable = "VPC_CIDR";
  first.parameters.push_back(parameter);
  StackTemplate second = first;
  second.name = StackName("other");
  second.source = "other.yaml";
  second.parameters.front().mark = {9, 5};
  const StackTemplate* const stacks[] = {&first, &second};

  const auto found = templates::stack_variables(stacks);

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().message,
            "other.yaml:9:5: variable 'VPC_CIDR' is declared by stack 'network' already");
}
