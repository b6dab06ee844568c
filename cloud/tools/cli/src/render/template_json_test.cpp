#include "documents/json.hpp"
#include "render/template_json.hpp"

#include <gtest/gtest.h>

namespace cloud::cli {
namespace {

std::string pretty(const char* json) {
  return documents::write_json(documents::parse_json(json, "expected").value(),
                               documents::JsonStyle::pretty);
}

TEST(TemplateJson, TellsAllThatAStackTemplateSaysInTheWordsOfItsFile) {
  Parameter zones;
  zones.name = "zones";
  zones.type = ValueType::list;
  zones.description = "Zones";
  Parameter zone;
  zone.allowed = {"a", "b"};
  zones.item.push_back(zone);
  Parameter size;
  size.name = "size";
  size.type = ValueType::integer;
  size.minimum = 1;
  size.maximum = 2.5;
  size.environment_defaults = {
      {EnvironmentName("dev"), 1}, {EnvironmentName("prod"), 3}, {EnvironmentName("stage"), 2}};
  Parameter owner;
  owner.name = "owner";
  owner.type = ValueType::object;
  Parameter mail;
  mail.name = "mail";
  mail.pattern = "@";
  mail.secret = true;
  owner.fields.push_back(mail);
  StackTemplate stack;
  stack.name = StackName("network");
  stack.description = "A network";
  stack.priority = 20;
  stack.dependencies = {StackName("dns")};
  stack.depends_on_all_others = true;
  stack.optional_dependencies = {StackName("security")};
  stack.estimated_duration = std::chrono::minutes(3);
  stack.estimated_resources = 40;
  stack.timeout = std::chrono::minutes(30);
  stack.reads = {{"code/**"}, {}, {"api.example.com"}};
  stack.parameters = {zones, size, owner};
  stack.outputs.push_back({"vpcCidr", ValueType::cidr, "Range", false, {}});

  EXPECT_EQ(stack_template_json(stack), pretty(R"({
    "kind": "StackTemplate", "name": "network", "description": "A network", "priority": 20,
    "dependencies": ["dns", "*"], "optionalDependencies": ["security"],
    "estimate": {"durationMs": 180000, "resources": 40}, "timeoutMs": 1800000,
    "reads": {"files": ["code/**"], "environment": [], "network": ["api.example.com"]},
    "parameters": [
      {"name": "zones", "type": "list", "description": "Zones", "required": false,
       "secret": false, "variable": "", "default": null, "defaults": {},
       "items": {"type": "string", "enum": ["a", "b"]}},
      {"name": "size", "type": "integer", "description": "", "required": false,
       "secret": false, "variable": "", "default": null,
       "defaults": {"dev": 1, "stage": 2, "prod": 3}, "minimum": 1, "maximum": 2.5},
      {"name": "owner", "type": "object", "description": "", "required": false,
       "secret": false, "variable": "", "default": null, "defaults": {},
       "fields": [
         {"name": "mail", "type": "string", "description": "", "required": false,
          "secret": true, "variable": "", "default": null, "defaults": {}, "pattern": "@"}]}],
    "outputs": [
      {"name": "vpcCidr", "type": "cidr", "description": "Range", "secret": false}]})"));
}

TEST(TemplateJson, HasNoTimeoutWhereTheTemplateHasNone) {
  StackTemplate stack;
  stack.name = StackName("dns");

  EXPECT_EQ(stack_template_json(stack), pretty(R"({
    "kind": "StackTemplate", "name": "dns", "description": "", "priority": 100,
    "dependencies": [], "optionalDependencies": [],
    "estimate": {"durationMs": 0, "resources": 0}, "timeoutMs": null,
    "parameters": [], "outputs": []})"));
}

TEST(TemplateJson, TellsTheEnvironmentsOfAManifestTemplateInTheOrderOfPromotion) {
  templates::ManifestTemplate manifest;
  manifest.name = "minimal";
  manifest.environments = Value::Map{
      {"prod", Value::Map{}, {}}, {"stage", Value::Map{}, {}}, {"dev", Value::Map{}, {}}};
  manifest.stacks.push_back({StackName("dns"), false, {}, {}, {}});

  EXPECT_EQ(manifest_template_json(manifest), pretty(R"({
    "kind": "ManifestTemplate", "name": "minimal", "description": "",
    "environments": {"dev": {}, "stage": {}, "prod": {}},
    "stacks": [{"name": "dns", "enabled": false}]})"));
}

} // namespace
} // namespace cloud::cli
