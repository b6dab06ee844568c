#include "deployment/effective_config.hpp"

#include <gtest/gtest.h>

using namespace cloud;
using deployment::ConfigOrigin;
using deployment::effective_config;

namespace {

const EnvironmentName k_dev("dev");

Parameter parameter(const std::string& name, ValueType type, Value value) {
  Parameter result;
  result.name = name;
  result.type = type;
  result.default_value = std::move(value);
  result.mark = {9, 5};
  return result;
}

StackTemplate app() {
  StackTemplate stack;
  stack.name = StackName("app");
  stack.source = "app.yaml";
  stack.parameters.push_back(parameter("size", ValueType::integer, 1));
  stack.parameters.push_back(parameter("zone", ValueType::string, Value{}));
  stack.parameters.push_back(parameter("host", ValueType::string, "{{DOMAIN}}"));
  stack.parameters.push_back(
      parameter("tags", ValueType::object, Value::Map{{"a", 1, {}}, {"b", 2, {}}}));
  return stack;
}

Manifest manifest() {
  Manifest result;
  result.source = "manifest.yaml";
  result.domain = "example.com";
  result.environments.push_back({k_dev, true, "111111111111", "us-east-1", {}, {}, {}});
  StackEntry entry;
  entry.name = StackName("app");
  entry.config = Value{Value::Map{{"size", 2, {5, 7}}, {"tags", Value::Map{{"b", 3, {}}}, {6, 7}}}};
  entry.environment_config[k_dev] = Value{Value::Map{{"size", 3, {8, 9}}, {"more", "x", {}}}};
  result.stacks.push_back(entry);
  return result;
}

} // namespace

TEST(EffectiveConfig, MergesThreeTiersAndKnowsTheOriginOfEach) {
  const auto entries = effective_config(manifest(), app(), k_dev);

  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 4U);
  EXPECT_EQ((*entries)[0].key, "size");
  EXPECT_EQ((*entries)[0].value, Value{3});
  EXPECT_EQ((*entries)[0].origin, ConfigOrigin::manifest_environment);
  EXPECT_EQ((*entries)[0].mark, (Mark{8, 9}));
  EXPECT_EQ((*entries)[1].key, "host");
  EXPECT_EQ((*entries)[1].value, Value{"example.com"});
  EXPECT_EQ((*entries)[1].origin, ConfigOrigin::template_default);
  EXPECT_EQ((*entries)[1].source, "app.yaml");
  EXPECT_EQ((*entries)[2].key, "tags");
  EXPECT_EQ((*entries)[2].value, (Value{Value::Map{{"a", 1, {}}, {"b", 3, {}}}}));
  EXPECT_EQ((*entries)[2].origin, ConfigOrigin::manifest);
  EXPECT_EQ((*entries)[3].key, "more");
}

TEST(EffectiveConfig, TakesTheDefaultOfTheEnvironment) {
  StackTemplate stack = app();
  stack.parameters[1].environment_defaults.emplace(k_dev, Value{"a"});

  const auto entries = effective_config(manifest(), stack, k_dev);

  ASSERT_TRUE(entries);
  EXPECT_EQ((*entries)[1].key, "zone");
  EXPECT_EQ((*entries)[1].value, Value{"a"});
}

TEST(EffectiveConfig, MarksSecretsAndFillsInFieldsAllTheWayDown) {
  StackTemplate stack = app();
  Parameter users = parameter("users", ValueType::list, Value{});
  Parameter user;
  user.type = ValueType::object;
  user.fields.push_back(parameter("role", ValueType::string, "reader"));
  Parameter password = parameter("password", ValueType::string, Value{});
  password.secret = true;
  user.fields.push_back(password);
  users.item.push_back(user);
  stack.parameters.push_back(users);
  Manifest given = manifest();
  given.stacks[0].config.set("users", Value::List{Value::Map{{"password", "x", {}}}});

  const auto entries = effective_config(given, stack, k_dev);

  ASSERT_TRUE(entries);
  EXPECT_EQ(
      (*entries)[3].value,
      (Value{Value::List{Value::Map{{"password", as_secret("x"), {}}, {"role", "reader", {}}}}}));
}

TEST(EffectiveConfig, LeavesOutADefaultThatRefersToAnOptionalStackThatIsNotEnabled) {
  StackTemplate stack = app();
  stack.optional_dependencies.emplace_back("network");
  stack.parameters[1].default_value = Value{Value::List{"{{RUNTIME:network:vpcId}}"}};
  Manifest given = manifest();

  EXPECT_EQ(effective_config(given, stack, k_dev)->at(1).key, "host");

  StackEntry network;
  network.name = StackName("network");
  given.stacks.push_back(network);
  EXPECT_EQ(effective_config(given, stack, k_dev)->at(1).key, "zone");
}

TEST(EffectiveConfig, RefusesAVariableThatOnlyInitKnows) {
  StackTemplate stack = app();
  stack.parameters[2].default_value = Value{"{{SECONDARY_REGION}}"};
  stack.parameters[2].default_value->mark = {12, 16};

  const auto entries = effective_config(manifest(), stack, k_dev);

  ASSERT_FALSE(entries);
  EXPECT_EQ(entries.error().message,
            "app.yaml:12:16: variable {{SECONDARY_REGION}} has no value here");
}

TEST(EffectiveConfig, BecomesAPulumiConfigurationWithTheProvidersSettings) {
  Manifest given = manifest();
  given.id = DeploymentId("D1A");
  given.organization = "Org, Inc.";
  given.project = "shop";
  given.stacks.clear();

  const auto config = deployment::pulumi_config(given, app(), k_dev);

  ASSERT_TRUE(config);
  EXPECT_EQ(*config, (Value{Value::Map{{"app:size", 1, {}},
                                       {"app:host", "example.com", {}},
                                       {"app:tags", Value::Map{{"a", 1, {}}, {"b", 2, {}}}, {}},
                                       {"aws:region", "us-east-1", {}},
                                       {"aws:allowedAccountIds", Value::List{"111111111111"}, {}},
                                       {"aws:defaultTags",
                                        Value::Map{{"tags",
                                                    Value::Map{{"organization", "Org- Inc.", {}},
                                                               {"project", "shop", {}},
                                                               {"deployment", "D1A", {}},
                                                               {"environment", "dev", {}},
                                                               {"stack", "app", {}}},
                                                    {}}},
                                        {}}}}));
}

namespace {

// The settings of the provider that say whose credentials it uses.
Value credentials(Target target) {
  Manifest given = manifest();
  given.target = target;
  given.environments[0].profile = "shop-dev";
  given.environments[0].role_arn = "arn:aws:iam::111111111111:role/deploy";
  const auto config = deployment::pulumi_config(given, app(), k_dev);
  Value found{Value::Map{}};
  for (const char* key : {"aws:profile", "aws:assumeRoles"}) {
    if (const Value* value = config->find(key)) {
      found.set(key, *value);
    }
  }
  return found;
}

const Value k_roles{
    Value::List{Value::Map{{"roleArn", "arn:aws:iam::111111111111:role/deploy", {}}}}};

} // namespace

TEST(EffectiveConfig, TellsTheProviderWhichProfileAndRoleToUse) {
  EXPECT_EQ(credentials(Target::aws),
            (Value{Value::Map{{"aws:profile", "shop-dev", {}}, {"aws:assumeRoles", k_roles, {}}}}));
}

TEST(EffectiveConfig, LeavesOutTheProfileWhereAwsIsSimulated) {
  EXPECT_EQ(credentials(Target::simulated), (Value{Value::Map{{"aws:assumeRoles", k_roles, {}}}}));
}
