#include "templates/library.hpp"
#include "templates/variables.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;

namespace {

const std::filesystem::path k_shipped = test_support::source_directory() / "cloud/tools/templates";

// A folder of templates with the shipped schemas and definitions of the test's own.
class TemplateLibrary : public testing::Test {
protected:
  TemplateLibrary() {
    std::filesystem::copy(k_shipped / "schema", directory_.path() / "schema");
    for (const char* folder : {"config", "default", "custom"}) {
      std::filesystem::create_directory(directory_.path() / folder);
    }
  }

  void write(const std::string& name, const std::string& text) {
    ASSERT_TRUE(write_file(directory_.path() / name, text));
  }

  std::string at(const std::string& place) { return (directory_.path() / place).string(); }

  test_support::TemporaryDirectory directory_;
  templates::Library library_{directory_.path()};
};

constexpr const char* k_network = R"(apiVersion: cloud/v3.1
kind: StackTemplate
metadata: { name: network, description: A network }
spec:
  priority: 20
  dependencies: [dns, "*"]
  optionalDependencies: [security]
  estimate: { duration: 3m, resources: 40 }
  timeout: 1h
  parameters:
    vpcCidr:
      type: cidr
      description: Range
      defaults: { dev: 10.0.0.0/16 }
      variable: VPC_CIDR
      required: true
    zones:
      type: list
      description: Zones
      items: { type: string, enum: [a, b] }
      default: null
    password: { type: string, description: Password, secret: true }
  outputs:
    vpcId: { type: string, description: Id }
    token: { type: string, description: Token, secret: true }
)";

} // namespace

TEST_F(TemplateLibrary, ReadsAStackTemplateWithAllItSays) {
  write("config/network.yaml", k_network);

  const auto found = library_.stack(StackName("network"));

  ASSERT_TRUE(found) << found.error().message;
  const StackTemplate& network = **found;
  EXPECT_EQ(network.name, StackName("network"));
  EXPECT_EQ(network.description, "A network");
  EXPECT_EQ(network.priority, 20);
  EXPECT_EQ(network.dependencies, std::vector{StackName("dns")});
  EXPECT_TRUE(network.depends_on_all_others);
  EXPECT_EQ(network.optional_dependencies, std::vector{StackName("security")});
  EXPECT_EQ(network.estimated_duration, std::chrono::minutes(3));
  EXPECT_EQ(network.timeout, std::chrono::hours(1));
  EXPECT_EQ(network.estimated_resources, 40);
  EXPECT_TRUE(network.reads.empty());
  ASSERT_EQ(network.parameters.size(), 3U);
  EXPECT_EQ(*network.parameters[0].default_in(EnvironmentName("dev")), Value{"10.0.0.0/16"});
  EXPECT_EQ(network.parameters[0].default_in(EnvironmentName("prod")), nullptr);
  EXPECT_EQ(network.parameters[0].variable, "VPC_CIDR");
  EXPECT_TRUE(network.parameters[1].default_in(EnvironmentName("dev"))->is_null());
  EXPECT_EQ(network.parameters[1].item.front().allowed, (std::vector<Value>{"a", "b"}));
  EXPECT_TRUE(network.parameter("password")->secret);
  EXPECT_EQ(network.output("vpcId")->mark, (Mark{24, 5}));
  EXPECT_TRUE(network.output("token")->secret);
}

TEST_F(TemplateLibrary, ReadsWhatElseAProgramMayRead) {
  std::string text = k_network;
  text.insert(text.find("  parameters:"),
              "  reads:\n"
              "    files: [code/*.zip, \"code/**\"]\n"
              "    environment: [HTTP_PROXY]\n"
              "    network: [\"*.example.com\", aws:ssm/getParameter:getParameter]\n");
  write("config/network.yaml", text);

  const auto found = library_.stack(StackName("network"));

  ASSERT_TRUE(found) << testing::PrintToString(found.error().context);
  EXPECT_EQ((*found)->reads, (Reads{{"code/*.zip", "code/**"},
                                    {"HTTP_PROXY"},
                                    {"*.example.com", "aws:ssm/getParameter:getParameter"}}));
}

TEST_F(TemplateLibrary, RefusesReadsThatSayNothingCertain) {
  const std::string text = k_network;
  const auto problems_with = [&](const std::string& reads) {
    std::string changed = text;
    changed.insert(changed.find("  parameters:"), "  reads: " + reads + "\n");
    write("config/network.yaml", changed);
    const auto found = templates::Library(directory_.path()).stack(StackName("network"));
    EXPECT_FALSE(found);
    return found ? Error{} : found.error();
  };

  EXPECT_THAT(
      problems_with("{ files: [/etc/hosts, code/], environment: [\"A*\"], network: [\"a b\"] }")
          .context,
      testing::ElementsAre(
          at("config/network.yaml:10:20: '/etc/hosts' is not right for 'spec.reads.files[0]' "
             "(expected: a path below the root of the platform, where * stands for text within a "
             "folder and ** for folders)"),
          at("config/network.yaml:10:32: 'code/' is not right for 'spec.reads.files[1]' "
             "(expected: a path below the root of the platform, where * stands for text within a "
             "folder and ** for folders)"),
          at("config/network.yaml:10:54: 'A*' is not right for 'spec.reads.environment[0]' "
             "(expected: the name of an environment variable)"),
          at("config/network.yaml:10:71: 'a b' is not right for 'spec.reads.network[0]' "
             "(expected: a host such as *.example.com or api.example.com:443, or a function such "
             "as aws:ssm/getParameter:getParameter)")));
  EXPECT_THAT(problems_with("{ files: [a/../b, \"a/**.zip\"] }").context,
              testing::ElementsAre(
                  at("config/network.yaml:10:20: 'a/../b' must be a path below the root of the "
                     "platform, without '..'"),
                  at("config/network.yaml:10:28: '**' stands for whole folders: write '**/' "
                     "before the rest in 'a/**.zip'")));
}

TEST_F(TemplateLibrary, ReadsAFileOnce) {
  write("config/network.yaml", k_network);
  const auto first = library_.stack(StackName("network"));
  std::filesystem::remove(directory_.path() / "config/network.yaml");

  const auto second = library_.stack(StackName("network"));

  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_EQ(*first, *second);
}

TEST_F(TemplateLibrary, NamesTheNearestStack) {
  write("config/network.yaml", k_network);

  const auto found = library_.stack(StackName("netwrk"));

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error(), (Error{ErrorCode::not_found,
                                  "unknown stack 'netwrk' (did you mean 'network'?)",
                                  {},
                                  "`cloud list-stacks` shows the stacks there are"}));
}

TEST_F(TemplateLibrary, NeverLeavesItsFolder) {
  write("secret.yaml", k_network);

  EXPECT_EQ(library_.stack(StackName("../secret")).error().message, "unknown stack '../secret'");
  EXPECT_EQ(library_.manifest_template("../secret").error().message,
            "unknown template '../secret'");
}

TEST_F(TemplateLibrary, ReportsEveryProblemOfAFileAtOnce) {
  write("config/bad.yaml", R"(apiVersion: cloud/v3.1
kind: StackTemplate
metadata: { name: bad }
spec:
  priority: high
  dependencys: []
  estimate: { duration: soon, resources: 1 }
  parameters:
    Size: { type: int }
  outputs: {}
)");

  const auto found = library_.stack(StackName("bad"));

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().message, at("config/bad.yaml") + ": 7 problems");
  EXPECT_THAT(
      found.error().context,
      testing::ElementsAre(
          at("config/bad.yaml:3:1: 'description' is missing in metadata"),
          at("config/bad.yaml:4:1: 'dependencies' is missing in spec"),
          at("config/bad.yaml:5:13: 'spec.priority' must be a whole number, not text"),
          at("config/bad.yaml:6:3: unknown key 'dependencys' in spec (did you mean "
             "'dependencies'?)"),
          at("config/bad.yaml:7:25: 'soon' is not right for 'spec.estimate.duration' (expected: a "
             "duration such as 90s, 30m or 2h)"),
          at("config/bad.yaml:9:5: 'Size' is not right for 'spec.parameters.Size' (expected: a "
             "name in camelCase)"),
          at("config/bad.yaml:9:19: 'spec.parameters.Size.type' must be string or integer or "
             "number or boolean or list or object or cidr, not 'int'")));
}

TEST_F(TemplateLibrary, ReportsWhatASchemaCannotSay) {
  std::string text = k_network;
  text.replace(text.find("name: network"), 13, "name: netwerk");
  text.replace(text.find("    zones:"), 10, "    twice:\n      defaults: { dev: 1 }");
  text.replace(text.find("description: Id }"), 17, "}");
  write("config/network.yaml", text);

  const auto found = library_.stack(StackName("network"));

  ASSERT_FALSE(found);
  EXPECT_THAT(
      found.error().context,
      testing::ElementsAre(
          at("config/network.yaml:3:19: the stack is named 'netwerk', but its file 'network'"),
          at("config/network.yaml:17:5: parameter 'twice' has both 'default' and 'defaults'"),
          at("config/network.yaml:25:5: output 'vpcId' has no description")));
}

TEST_F(TemplateLibrary, PrefersTheOrganizationsOwnTemplate) {
  const std::string text = "apiVersion: cloud/v3.1\nkind: ManifestTemplate\n"
                           "metadata: { name: minimal, description: Ours }\n"
                           "spec: { environments: {}, stacks: { dns: { enabled: false } } }\n";
  write("custom/minimal.yaml", text);
  std::filesystem::copy(k_shipped / "default/minimal.yaml", directory_.path() / "default");

  const auto found = library_.manifest_template("minimal");

  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ((*found)->description, "Ours");
  EXPECT_TRUE((*found)->custom);
  EXPECT_FALSE((*found)->stacks.front().enabled);
}

TEST_F(TemplateLibrary, NamesTheNearestTemplate) {
  std::filesystem::copy(k_shipped / "default/minimal.yaml", directory_.path() / "default");

  EXPECT_EQ(library_.manifest_template("minmal").error().message,
            "unknown template 'minmal' (did you mean 'minimal'?)");
}

TEST(ShippedTemplates, PassTheirSchemas) {
  templates::Library library(k_shipped);

  const auto stacks = library.stack_names();
  const auto manifests = library.manifest_template_names();

  ASSERT_TRUE(stacks);
  EXPECT_THAT(*stacks, testing::IsSupersetOf(
                           {StackName("dns"), StackName("network"), StackName("security")}));
  for (const StackName& name : *stacks) {
    const auto found = library.stack(name);
    EXPECT_TRUE(found) << found.error().message << "\n"
                       << testing::PrintToString(found.error().context);
  }
  ASSERT_TRUE(manifests);
  EXPECT_THAT(*manifests, testing::IsSupersetOf({"default", "minimal", "example-standard"}));
  for (const std::string& name : *manifests) {
    const auto found = library.manifest_template(name);
    EXPECT_TRUE(found) << found.error().message << "\n"
                       << testing::PrintToString(found.error().context);
  }
}

TEST(ShippedTemplates, DeclareEachVariableOnce) {
  templates::Library library(k_shipped);
  const auto names = library.stack_names();
  ASSERT_TRUE(names);
  std::vector<const StackTemplate*> stacks;
  for (const StackName& name : *names) {
    stacks.push_back(*library.stack(name));
  }

  const auto variables = templates::stack_variables(stacks);

  ASSERT_TRUE(variables) << testing::PrintToString(variables.error().context);
}
