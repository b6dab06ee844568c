#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"
#include "validation/manifest_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// A manifest judged against two stack templates of the test's own.
class Validation : public testing::Test {
protected:
  Validation() {
    const auto shipped = test_support::source_directory() / "cloud/tools/templates";
    std::filesystem::create_directories(directory_.path() / "config");
    std::filesystem::copy(shipped / "schema", directory_.path() / "schema");
    define("network", R"(  dependencies: []
  parameters:
    vpcCidr: { type: cidr, description: Range, default: 10.0.0.0/16, required: true }
    azCount: { type: integer, description: Zones, default: 2, minimum: 1, maximum: 6 }
    nat: { type: string, description: NAT, default: single, enum: [none, single, perZone] }
    kmsKey: { type: string, description: ARN of a key, pattern: "^arn:", default: null }
    tags: { type: object, description: Tags, fields: { owner: { type: string, required: true } } }
    ports: { type: list, description: Ports, items: { type: integer, maximum: 65535 } }
    password: { type: string, description: Password, pattern: "^.{8}$", secret: true }
  outputs:
    vpcId: { type: string, description: Id }
    subnetIds: { type: list, description: Ids }
)");
    define("security", R"(  dependencies: [network]
  parameters:
    vpcId: { type: string, description: VPC, default: "{{RUNTIME:network:vpcId}}", required: true }
    domain: { type: string, description: Domain, default: "{{DOMAIN}}", pattern: "^[a-z.]+$" }
  outputs: {}
)");
  }

  void define(const std::string& name, const std::string& spec) {
    ASSERT_TRUE(
        write_file(directory_.path() / "config" / (name + ".yaml"),
                   "apiVersion: cloud/v3.1\nkind: StackTemplate\nmetadata: { name: " + name +
                       ", description: D }\nspec:\n  priority: 10\n"
                       "  estimate: { duration: 1m, resources: 1 }\n" +
                       spec));
  }

  // Problems of a manifest with these stacks, which begin in line 10.
  std::vector<std::string> problems(const std::string& stacks, const std::string& domain = "a.com",
                                    const std::string& source = "m.yaml") {
    const std::string text =
        "apiVersion: cloud/v3.1\n"
        "kind: Deployment\n"
        "metadata: { id: D1A, organization: o, project: p, domain: " +
        domain +
        " }\n"
        "spec:\n"
        "  target: simulated\n"
        "  pulumi: { organization: o }\n"
        "  environments:\n"
        "    dev: { enabled: true, account: \"111111111111\", region: us-east-1 }\n"
        "  stacks:\n" +
        stacks;
    const auto document = documents::parse_yaml(text, source);
    EXPECT_TRUE(document) << document.error().message;
    const auto findings = validation::check_manifest(*document, library_);
    EXPECT_TRUE(findings) << findings.error().message;
    std::vector<std::string> lines;
    for (const documents::Finding& finding : *findings) {
      lines.push_back(to_line(finding));
    }
    return lines;
  }

  test_support::TemporaryDirectory directory_;
  templates::Library library_{directory_.path()};
};

} // namespace

TEST_F(Validation, AcceptsAManifestThatFitsItsTemplates) {
  EXPECT_THAT(problems("    network: { dependencies: [], config: { vpcCidr: 10.1.0.0/16 } }\n"
                       "    security: { dependencies: [network] }\n"),
              IsEmpty());
}

TEST_F(Validation, NamesAnUnknownStackAndTheNearest) {
  EXPECT_THAT(problems("    netwrk: {}\n"),
              ElementsAre("m.yaml:10:5: unknown stack 'netwrk' (did you mean 'network'?)"));
}

TEST_F(Validation, NamesAnUnknownParameterAndTheNearest) {
  EXPECT_THAT(problems("    network:\n"
                       "      config: { vpcCdr: 10.0.0.0/8 }\n"
                       "      environments:\n"
                       "        dev: { config: { azcount: ~ } }\n"),
              ElementsAre("m.yaml:11:17: stack 'network' has no parameter 'vpcCdr' (did you mean "
                          "'vpcCidr'?)",
                          "m.yaml:13:26: stack 'network' has no parameter 'azcount' (did you mean "
                          "'azCount'?)"));
}

TEST_F(Validation, ReportsWrongTypesRangesAndValuesAllAtOnce) {
  EXPECT_THAT(
      problems("    network:\n"
               "      config:\n"
               "        vpcCidr: 10.0.0.0/33\n"
               "        azCount: 7\n"
               "        nat: perzone\n"
               "        kmsKey: 12\n"
               "        tags: { ownr: me }\n"
               "        ports: [80, x, 70000]\n"
               "        password: hunter2\n"),
      ElementsAre(
          "m.yaml:12:18: network.vpcCidr: the prefix of '10.0.0.0/33' must be a number "
          "from /0 to /32",
          "m.yaml:13:18: network.azCount must be from 1 to 6, not 7",
          "m.yaml:14:14: network.nat must be one of none, single, perZone, not 'perzone' "
          "(did you mean 'perZone'?)",
          "m.yaml:15:17: network.kmsKey must be text, not a whole number; put it in quotes",
          "m.yaml:16:9: network.tags lacks 'owner'",
          "m.yaml:16:17: network.tags has no member 'ownr' (did you mean 'owner'?)",
          "m.yaml:17:21: network.ports[1] must be a whole number, not text",
          "m.yaml:17:24: network.ports[2] must be at most 65535, not 70000",
          "m.yaml:18:19: network.password cannot be '[secret]' (Password; pattern ^.{8}$)"));
}

TEST_F(Validation, ReportsHostBitsOfARange) {
  EXPECT_THAT(problems("    network: { config: { vpcCidr: 10.0.1.0/16 } }\n"),
              ElementsAre("m.yaml:10:35: network.vpcCidr: '10.0.1.0/16' has host bits set (the "
                          "range is 10.0.0.0/16)"));
}

TEST_F(Validation, ReportsARequiredParameterThatWasSetToNull) {
  EXPECT_THAT(problems("    network: { config: { vpcCidr: ~ } }\n"),
              ElementsAre("m.yaml:10:5: stack 'network' needs a value for 'vpcCidr' in dev"));
}

TEST_F(Validation, ReportsADependencyThatIsMissingOrDisabled) {
  EXPECT_THAT(problems("    security: { dependencies: [network], config: { vpcId: vpc-1 } }\n"),
              ElementsAre("m.yaml:10:5: stack 'security' depends on 'network', which is not in the "
                          "manifest"));
  EXPECT_THAT(problems("    network: { enabled: false }\n"
                       "    security: { config: { vpcId: vpc-1 } }\n"),
              ElementsAre("m.yaml:11:5: stack 'security' depends on 'network', which is not "
                          "enabled"));
}

TEST_F(Validation, ReportsDependenciesThatDifferFromTheTemplate) {
  EXPECT_THAT(problems("    network:\n"
                       "      dependencies: [security]\n"
                       "    security:\n"
                       "      dependencies: []\n"),
              ElementsAre("m.yaml:11:7: stack 'network' declares dependency on 'security' in the "
                          "manifest but not in its template (" +
                              (directory_.path() / "config/network.yaml").string() + ")",
                          "m.yaml:13:7: stack 'security' declares dependency on 'network' in its "
                          "template but not in the manifest"));
}

TEST_F(Validation, ReportsRuntimeValuesThatCannotBe) {
  EXPECT_THAT(
      problems("    network: {}\n"
               "    security:\n"
               "      config:\n"
               "        vpcId: \"{{RUNTIME:network:vpcIdd}}\"\n"
               "        domain: \"{{RUNTIME:netwrk:vpcId}}\"\n"),
      ElementsAre("m.yaml:13:17: {{RUNTIME:network:vpcIdd}}: stack 'network' has no output "
                  "'vpcIdd' (did you mean 'vpcId'?)",
                  "m.yaml:14:18: {{RUNTIME:netwrk:vpcId}}: unknown stack 'netwrk' (did you mean "
                  "'network'?)"));
}

TEST_F(Validation, ReportsVariablesThatDoNotExist) {
  EXPECT_THAT(problems("    network: {}\n"
                       "    security: { config: { domain: \"{{DOMAN}}\" } }\n"),
              ElementsAre("m.yaml:11:35: unknown variable {{DOMAN}} (did you mean 'DOMAIN'?)"));
}

TEST_F(Validation, JudgesDefaultsWithTheirVariablesFilledIn) {
  EXPECT_THAT(
      problems("    network: {}\n    security: {}\n", "A1.com"),
      ElementsAre((directory_.path() / "config/security.yaml").string() +
                  ":10:59: security.domain cannot be 'A1.com' (Domain; pattern ^[a-z.]+$)"));
}

TEST_F(Validation, ReportsConfigurationForAnEnvironmentThatIsNotThere) {
  EXPECT_THAT(
      problems("    network:\n"
               "      environments:\n"
               "        prod:\n"
               "          config: { azCount: 3 }\n"),
      ElementsAre("m.yaml:13:19: stack 'network' has configuration for 'prod', which is not "
                  "in spec.environments"));
}

TEST_F(Validation, ReportsAnIdThatIsNotThatOfItsFolder) {
  EXPECT_THAT(problems("    network: {}\n", "a.com", "deploy/D1B-o-p/Deployment_Manifest.yaml"),
              ElementsAre("deploy/D1B-o-p/Deployment_Manifest.yaml:3:17: the manifest has the id "
                          "'D1A', but its folder is named for 'D1B'"));
}

TEST_F(Validation, ReportsProblemsOfTheSchemaTogetherWithTheRest) {
  EXPECT_THAT(problems("    network: { enabld: true, config: { azCount: x } }\n"),
              ElementsAre("m.yaml:10:16: unknown key 'enabld' in spec.stacks.network (did you mean "
                          "'enabled'?)",
                          "m.yaml:10:49: network.azCount must be a whole number, not text"));
}

TEST_F(Validation, SumsUpSeveralProblemsInOneError) {
  const auto document = documents::parse_yaml("apiVersion: cloud/v3\nkind: Deploymnt\n", "m.yaml");

  const auto result = validation::validate_manifest(*document, library_);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error(),
            (Error{ErrorCode::invalid_input,
                   "m.yaml: 4 problems",
                   {"m.yaml:1:1: 'metadata' is missing", "m.yaml:1:1: 'spec' is missing",
                    "m.yaml:1:13: 'apiVersion' must be cloud/v3.1, not 'cloud/v3' (did you mean "
                    "'cloud/v3.1'?)",
                    "m.yaml:2:7: 'kind' must be Deployment, not 'Deploymnt' (did you mean "
                    "'Deployment'?)"},
                   ""}));
}

TEST_F(Validation, StopsAtAStackTemplateThatIsBrokenItself) {
  define("network", "  dependencies: 1\n  parameters: {}\n  outputs: {}\n");
  const auto document = documents::parse_yaml("spec: { stacks: { network: {} } }", "m.yaml");

  const auto result = validation::check_manifest(*document, library_);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, (directory_.path() / "config/network.yaml").string() +
                                        ":7:17: 'spec.dependencies' must be a list, not a whole "
                                        "number");
}
