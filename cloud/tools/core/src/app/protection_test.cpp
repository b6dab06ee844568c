#include "app/protection.hpp"

#include <gtest/gtest.h>

#include <map>

namespace cloud::app {
namespace {

class KnownStates : public StackStates {
public:
  Result<Value> outputs(const PulumiProject&, const PulumiStackName&) override {
    return Value(Value::Map{});
  }
  Result<StateSummary> state(const PulumiProject& project, const PulumiStackName& stack) override {
    EXPECT_EQ(project.name, "shop");
    StateSummary summary;
    summary.protected_resources = protected_resources[stack.str()];
    return summary;
  }

  std::map<std::string, std::vector<std::string>> protected_resources;
};

class ProtectionTest : public testing::Test {
protected:
  ProtectionTest() {
    request_.run.deployment = DeploymentId("D1BRV40");
    request_.run.environment = EnvironmentName("prod");
    request_.project.name = "shop";
    for (const char* name : {"security", "dns", "network"}) {
      PlannedStack stack;
      stack.name = StackName(name);
      request_.plan.stacks.push_back(stack);
    }
  }

  Error refusal() {
    const auto allowed = require_unprotected(states_, request_, "deploy/Deployment_Manifest.yaml");
    return allowed ? Error{} : allowed.error();
  }

  orchestrator::RunRequest request_;
  KnownStates states_;
};

TEST_F(ProtectionTest, AllowsADestroyOfWhatIsNotProtected) {
  EXPECT_TRUE(require_unprotected(states_, request_, "deploy/Deployment_Manifest.yaml"));
}

TEST_F(ProtectionTest, NamesEveryProtectedResourceOfEveryStackAndTheCure) {
  states_.protected_resources = {
      {"D1BRV40-security-prod",
       {"urn:pulumi:D1BRV40-security-prod::shop::cloud:security:Security$cloud:security:Keys$"
        "aws:kms/key:Key::storage",
        "urn:pulumi:D1BRV40-security-prod::shop::aws:kms/key:Key::a::b"}},
      {"D1BRV40-dns-prod", {"urn:pulumi:D1BRV40-dns-prod::shop::aws:route53/zone:Zone::public"}}};

  EXPECT_EQ(refusal(),
            (Error{ErrorCode::conflict,
                   "nothing was destroyed: 3 resources in prod are protected against deletion",
                   {"security: aws:kms/key:Key storage", "security: aws:kms/key:Key a::b",
                    "dns: aws:route53/zone:Zone public"},
                   "in deploy/Deployment_Manifest.yaml set deletionProtection: false under "
                   "environments.prod.config of security and dns, deploy, then destroy"}));
}

TEST_F(ProtectionTest, SpeaksOfASingleResourceInTheSingular) {
  states_.protected_resources = {
      {"D1BRV40-dns-prod", {"urn:pulumi:D1BRV40-dns-prod::shop::aws:route53/zone:Zone::public"}}};

  EXPECT_EQ(refusal().message,
            "nothing was destroyed: a resource in prod is protected against deletion");
}

} // namespace
} // namespace cloud::app
