#include "deployment/creation.hpp"
#include "deployment/manifest_reader.hpp"
#include "test_support/fake_cipher.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace cloud;
using deployment::create_deployment;
using deployment::InitRequest;

namespace {

const std::filesystem::path k_shipped = test_support::source_directory() / "cloud/tools/templates";

constexpr TimePoint k_now{std::chrono::seconds(1'760'020'200)};

class Init : public testing::Test {
protected:
  Init() {
    request_.manifest_template = "minimal";
    request_.target = Target::simulated;
    request_.now = k_now;
    request_.variables = {{"ORGANIZATION", "Company A"},
                          {"PROJECT_NAME", "ecommerce"},
                          {"DOMAIN", "ecommerce.example.com"},
                          {"USER_EMAIL", "me@example.com"}};
  }

  Result<deployment::Creation> init() {
    return create_deployment(deploy_, request_, library_, cipher_, accept_);
  }

  Result<Manifest> made() {
    CLOUD_TRY(const deployment::Creation creation, init());
    CLOUD_TRY(deployment::LoadedManifest loaded,
              deployment::read_manifest(creation.folder.manifest(), library_));
    return std::move(loaded.manifest);
  }

  void override_with(const std::string& text,
                     const std::optional<EnvironmentName>& environment = std::nullopt) {
    const auto parsed = deployment::parse_override(text, environment);
    ASSERT_TRUE(parsed) << parsed.error().message;
    request_.overrides.push_back(*parsed);
  }

  std::vector<std::string> deployments() {
    std::vector<std::string> names;
    if (std::filesystem::exists(deploy_)) {
      for (const auto& entry : std::filesystem::directory_iterator(deploy_)) {
        names.push_back(entry.path().filename().string());
      }
    }
    return names;
  }

  test_support::TemporaryDirectory directory_;
  std::filesystem::path deploy_ = directory_.path() / "deploy";
  templates::Library library_{k_shipped};
  test_support::FakeCipher cipher_;
  InitRequest request_;
  deployment::ManifestCheck accept_ = [](const auto&) { return Result<void>{}; };
};

} // namespace

TEST_F(Init, MakesADeploymentThatReadsBack) {
  const auto creation = init();

  ASSERT_TRUE(creation) << creation.error().message;
  EXPECT_EQ(creation->folder.path, deploy_ / "DT3VCA0-company-a-ecommerce");
  EXPECT_EQ(creation->config_files, 3U);
  const auto loaded = deployment::read_manifest(creation->folder.manifest(), library_);
  ASSERT_TRUE(loaded) << testing::PrintToString(loaded.error().context);
  const Manifest& manifest = loaded->manifest;
  EXPECT_EQ(manifest.id, DeploymentId("DT3VCA0"));
  EXPECT_EQ(manifest.organization, "Company A");
  EXPECT_EQ(manifest.description, "ecommerce of Company A");
  EXPECT_EQ(manifest.team, "infrastructure");
  EXPECT_EQ(manifest.created_at, "2025-10-09T14:30:00Z");
  EXPECT_EQ(manifest.created_by, "me@example.com");
  EXPECT_EQ(manifest.target, Target::simulated);
  EXPECT_EQ(manifest.pulumi_organization, "company-a");
  ASSERT_EQ(manifest.environments.size(), 1U);
  EXPECT_EQ(manifest.environments[0].account, "111111111111");
  EXPECT_EQ(manifest.environments[0].region, "us-east-1");
  ASSERT_EQ(manifest.stacks.size(), 3U);
  EXPECT_EQ(manifest.stack(StackName("security"))->dependencies, std::vector{StackName("network")});
  EXPECT_EQ(manifest.stack(StackName("network"))->environment_config.at(EnvironmentName("dev")),
            (Value{Value::Map{{"vpcCidr", "10.0.0.0/16", {}}, {"azCount", 2, {}}}}));
}

TEST_F(Init, WritesAManifestForPeople) {
  const auto creation = init();

  ASSERT_TRUE(creation);
  const std::string text = *read_file(creation->folder.manifest());
  EXPECT_THAT(text, testing::StartsWith(
                        "# Deployment DT3VCA0 of ecommerce, made from the template 'minimal'.\n"));
  EXPECT_THAT(
      text, testing::HasSubstr("    # VPC with public, private and database subnets, routing, NAT, "
                               "network ACLs, endpoints, connections to other networks and flow "
                               "logs\n"
                               "    network:\n"
                               "      enabled: true\n"
                               "      priority: 20\n"
                               "      dependencies: []\n"
                               "      config: {}\n"
                               "      environments:\n"
                               "        dev:\n"
                               "          config:\n"
                               "            vpcCidr: 10.0.0.0/16\n"
                               "            azCount: 2\n"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("rollback")));
}

TEST_F(Init, MakesManifestsThatMaySayWhatAFailedDeployDoes) {
  const std::string text = *read_file(init()->folder.manifest());
  const size_t spec = text.find("spec:\n") + std::string_view("spec:\n").size();

  const auto loaded = deployment::parse_manifest(
      text.substr(0, spec) + "  rollback: { onFailure: ask }\n" + text.substr(spec), "m.yaml",
      library_);

  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->manifest.rollback, RollbackPolicy::ask);
}

TEST_F(Init, WritesConfigurationAsPulumiStackFiles) {
  const auto creation = init();

  ASSERT_TRUE(creation);
  const std::string text = *read_file(creation->folder.config() / "security.dev.yaml");
  EXPECT_THAT(text, testing::HasSubstr("config:\n"
                                       "  security:vpcId: \"{{RUNTIME:network:vpcId}}\"\n"));
  EXPECT_THAT(text, testing::EndsWith("  aws:region: us-east-1\n"
                                      "  aws:allowedAccountIds: [\"111111111111\"]\n"
                                      "  aws:defaultTags:\n"
                                      "    tags:\n"
                                      "      organization: Company A\n"
                                      "      project: ecommerce\n"
                                      "      deployment: DT3VCA0\n"
                                      "      environment: dev\n"
                                      "      stack: security\n"
                                      "      team: infrastructure\n"
                                      "      costCenter: engineering\n"));
  EXPECT_THAT(*read_file(creation->folder.config() / "dns.dev.yaml"),
              testing::HasSubstr("  dns:zoneName: dev.ecommerce.example.com\n"));
  EXPECT_EQ(cipher_.uses, 0) << "deriving a key costs time that a deployment without secrets "
                                "need not spend";
}

TEST_F(Init, LogsWhatItDid) {
  const auto creation = init();

  ASSERT_TRUE(creation);
  EXPECT_EQ(*read_file(creation->folder.logs() / "init.log"),
            "[2025-10-09 14:30:00] [INFO] [init] Generated deployment ID: DT3VCA0\n"
            "[2025-10-09 14:30:00] [INFO] [init] Created: " +
                creation->folder.path.string() +
                "\n"
                "[2025-10-09 14:30:00] [INFO] [init] Generated manifest from template: minimal\n"
                "[2025-10-09 14:30:00] [INFO] [init] Resolved dependencies from stack templates\n"
                "[2025-10-09 14:30:00] [INFO] [init] Created 3 config files (3 stacks × 1 "
                "environments)\n");
}

TEST_F(Init, TakesVariablesOfStacksWithTheirType) {
  request_.variables["VPC_CIDR_DEV"] = "10.50.0.0/16";
  request_.variables["AZ_COUNT_DEV"] = "3";

  const auto manifest = made();

  ASSERT_TRUE(manifest) << manifest.error().message;
  EXPECT_EQ(manifest->stack(StackName("network"))->environment_config.at(EnvironmentName("dev")),
            (Value{Value::Map{{"vpcCidr", "10.50.0.0/16", {}}, {"azCount", 3, {}}}}));
}

TEST_F(Init, LetsAnOverrideForAllReplaceWhatIsWrittenForOne) {
  override_with("network.vpcCidr=10.60.0.0/16");
  override_with("network.natGateways=none");
  override_with("network.gatewayEndpoints=[s3]");
  override_with("network.azCount=1", EnvironmentName("dev"));

  const auto manifest = made();

  ASSERT_TRUE(manifest) << manifest.error().message;
  const StackEntry& network = *manifest->stack(StackName("network"));
  EXPECT_EQ(network.config, (Value{Value::Map{{"natGateways", "none", {}},
                                              {"gatewayEndpoints", Value::List{"s3"}, {}}}}));
  EXPECT_EQ(network.environment_config.at(EnvironmentName("dev")),
            (Value{Value::Map{{"vpcCidr", "10.60.0.0/16", {}}, {"azCount", 1, {}}}}));
}

TEST_F(Init, NamesTheNearestSpellingInAnOverride) {
  override_with("network.vpcCdr=10.60.0.0/16");
  EXPECT_EQ(init().error().message, "--set network.vpcCdr=10.60.0.0/16: stack 'network' has no "
                                    "parameter 'vpcCdr' (did you mean 'vpcCidr'?)");

  request_.overrides.clear();
  override_with("netwrk.vpcCidr=x", EnvironmentName("dev"));
  EXPECT_EQ(init().error().message, "--set-dev netwrk.vpcCidr=x: the template has no stack "
                                    "'netwrk' (did you mean 'network'?)");

  request_.overrides.clear();
  override_with("network.azCount=2", EnvironmentName("prod"));
  EXPECT_EQ(init().error().message,
            "--set-prod network.azCount=2: the template has no environment 'prod'");
  EXPECT_THAT(deployments(), testing::IsEmpty());
}

TEST_F(Init, SaysEverythingThatIsMissingAtOnce) {
  request_.target = Target::aws;
  request_.variables = {{"DOMAIN", "example.com"}, {"VPC_CIDR_DVE", "10.0.0.0/16"}};

  const auto creation = init();

  ASSERT_FALSE(creation);
  EXPECT_EQ(creation.error().message, "3 values for init are missing or wrong");
  EXPECT_THAT(creation.error().context,
              testing::ElementsAre("variable {{ORGANIZATION}} has no value; give --org",
                                   "variable {{PROJECT_NAME}} has no value; give --project",
                                   "unknown variable {{VPC_CIDR_DVE}} (did you mean "
                                   "'VPC_CIDR_DEV'?)"));
  EXPECT_THAT(deployments(), testing::IsEmpty());
}

TEST_F(Init, NeedsAnAccountForRealAws) {
  request_.target = Target::aws;

  const auto creation = init();

  ASSERT_FALSE(creation);
  EXPECT_EQ(creation.error().message,
            (k_shipped / "default/minimal.yaml").string() +
                ":8:36: variable {{AWS_ACCOUNT_DEV}} has no value; give --account-dev");
}

TEST_F(Init, LeavesOutDisabledEnvironmentsWithoutAnAccount) {
  request_.manifest_template = "example-standard";
  request_.target = Target::aws;
  request_.variables["AWS_ACCOUNT_DEV"] = "123456789012";

  const auto creation = init();

  ASSERT_TRUE(creation) << creation.error().message;
  EXPECT_EQ(creation->left_out, std::vector{EnvironmentName("prod")});
  EXPECT_EQ(creation->environments, 1U);
}

TEST_F(Init, NamesEveryStackThatHasNoDefinition) {
  const auto directory = directory_.path() / "templates";
  std::filesystem::copy(k_shipped, directory, std::filesystem::copy_options::recursive);
  ASSERT_TRUE(write_file(directory / "default/two.yaml",
                         "apiVersion: cloud/v3.1\nkind: ManifestTemplate\n"
                         "metadata: { name: two, description: Two }\n"
                         "spec:\n  environments: {}\n  stacks:\n"
                         "    nosuch: {}\n    dns: {}\n    netwerk: {}\n"));
  templates::Library library(directory);
  request_.manifest_template = "two";

  const auto creation = create_deployment(deploy_, request_, library, cipher_, accept_);

  ASSERT_FALSE(creation);
  const std::string file = (directory / "default/two.yaml").string();
  EXPECT_EQ(creation.error().message, file + ": 2 problems");
  EXPECT_THAT(
      creation.error().context,
      testing::ElementsAre(file + ":7:5: unknown stack 'nosuch'; " +
                               (directory / "config/nosuch.yaml").string() + " does not exist",
                           file + ":9:5: unknown stack 'netwerk' (did you mean 'network'?); " +
                               (directory / "config/netwerk.yaml").string() + " does not exist"));
  EXPECT_THAT(deployments(), testing::IsEmpty());
}

TEST_F(Init, RefusesValuesThatTheManifestCannotHold) {
  request_.variables["DOMAIN"] = "no domain";
  request_.variables["AWS_ACCOUNT_DEV"] = "12";

  const auto creation = init();

  ASSERT_FALSE(creation);
  EXPECT_EQ(creation.error().message, "these options: 2 problems");
  EXPECT_THAT(creation.error().context,
              testing::ElementsAre(
                  testing::StartsWith(
                      "these options: 'no domain' is not right for 'metadata.domain' (expected: a "
                      "domain name such as shop.example.com)"),
                  testing::StartsWith(
                      "these options: '12' is not right for 'spec.environments.dev.account' "
                      "(expected: an AWS account id of twelve digits, in quotes)")));
  EXPECT_THAT(deployments(), testing::IsEmpty());
}

TEST_F(Init, WritesNothingWhenTheCheckRefuses) {
  accept_ = [](const auto&) { return fail(ErrorCode::invalid_input, "refused"); };

  EXPECT_EQ(init().error().message, "refused");
  EXPECT_THAT(deployments(), testing::IsEmpty());
}

TEST_F(Init, NeverWritesASecretInPlainText) {
  const auto directory = directory_.path() / "templates";
  std::filesystem::copy(k_shipped, directory, std::filesystem::copy_options::recursive);
  std::string dns = *read_file(directory / "config/dns.yaml");
  dns.replace(dns.find("  outputs:"), 0,
              "    apiToken: { type: string, description: Token, secret: true }\n");
  ASSERT_TRUE(write_file(directory / "config/dns.yaml", dns));
  templates::Library library(directory);
  override_with("dns.apiToken=canary-7f3a");

  const auto creation = create_deployment(deploy_, request_, library, cipher_, accept_);

  ASSERT_TRUE(creation) << creation.error().message;
  const std::string text = *read_file(creation->folder.config() / "dns.dev.yaml");
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("canary-7f3a")));
  EXPECT_THAT(text, testing::HasSubstr("encryptionsalt: v1:salt\n"));
  EXPECT_THAT(text, testing::HasSubstr("  dns:apiToken:\n    secure: v1:1:a3f7-yranac\n"));
  EXPECT_EQ(std::filesystem::status(creation->folder.manifest()).permissions(),
            std::filesystem::perms(0600));
}

TEST(Overrides, AreReadAsYaml) {
  const auto parsed = deployment::parse_override("network.tags.owner={ a: [1, x] }", std::nullopt);

  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->stack, StackName("network"));
  EXPECT_EQ(parsed->keys, (std::vector<std::string>{"tags", "owner"}));
  EXPECT_EQ(parsed->value, (Value{Value::Map{{"a", Value::List{1, "x"}, {}}}}));
  EXPECT_TRUE(deployment::parse_override("a.b=", std::nullopt)->value.is_null());
  EXPECT_EQ(deployment::parse_override("a.b={{RUNTIME:network:vpcId}}", std::nullopt)->value,
            Value{"{{RUNTIME:network:vpcId}}"});
}

TEST(Overrides, AreRefusedInAnyOtherForm) {
  for (const char* text : {"network", "network.vpcCidr", "vpcCidr=1", "network.=1", ".a=1"}) {
    const auto parsed = deployment::parse_override(text, EnvironmentName("dev"));
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().message,
              std::string("--set-dev ") + text + ": expected <stack>.<key>=<value>");
  }
}
