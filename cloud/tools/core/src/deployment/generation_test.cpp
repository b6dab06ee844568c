#include "deployment/creation.hpp"
#include "deployment/generation.hpp"
#include "test_support/fake_cipher.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

// A deployment of one stack with a few parameters, one of them secret, in dev.
class GeneratedConfig : public testing::Test {
protected:
  GeneratedConfig() {
    const auto shipped = test_support::source_directory() / "cloud/tools/templates";
    std::filesystem::create_directory(directory_.path() / "templates");
    std::filesystem::copy(shipped / "schema", directory_.path() / "templates/schema");
    put("templates/config/app.yaml", R"(apiVersion: cloud/v3.1
kind: StackTemplate
metadata: { name: app, description: An application }
spec:
  priority: 10
  dependencies: []
  estimate: { duration: 1m, resources: 1 }
  parameters:
    size: { type: integer, description: Size, default: 1 }
    name: { type: string, description: Name, default: "app.{{DOMAIN}}" }
    tags: { type: object, description: Tags, default: { owner: us, cost: low } }
    password: { type: string, description: Password, secret: true }
  outputs: {}
)");
    put("deploy/D1A-org-shop/Deployment_Manifest.yaml", R"(# ours
apiVersion: cloud/v3.1
kind: Deployment
metadata: { id: D1A, organization: org, project: shop, domain: example.com, team: core }
spec:
  target: simulated
  pulumi: { organization: org }
  environments:
    dev: { enabled: true, account: "111111111111", region: us-east-1 }
  stacks:
    app:
      # keep me
      config:
        password: hunter2 # old
)");
  }

  void put(const std::string& name, const std::string& text) {
    const auto path = directory_.path() / name;
    std::filesystem::create_directories(path.parent_path());
    ASSERT_TRUE(write_file(path, text));
  }

  deployment::LoadedManifest manifest() {
    auto loaded = deployment::read_manifest(folder_.manifest(), library_);
    EXPECT_TRUE(loaded) << loaded.error().message << testing::PrintToString(loaded.error().context);
    return *std::move(loaded);
  }

  deployment::Generation generate() {
    auto generation = deployment::generate_config(folder_, manifest(), library_, cipher_);
    EXPECT_TRUE(generation) << generation.error().message;
    return generation ? *std::move(generation) : deployment::Generation{};
  }

  Result<deployment::Adoption> adopt() {
    return deployment::adopt_edits(folder_, manifest(), library_, cipher_,
                                   [](const auto&) { return Result<void>{}; });
  }

  std::string file() { return *read_file(path_); }

  static void replace_in(const std::filesystem::path& path, const std::string& from,
                         const std::string& to) {
    std::string text = *read_file(path);
    ASSERT_NE(text.find(from), std::string::npos) << text;
    text.replace(text.find(from), from.size(), to);
    ASSERT_TRUE(write_file(path, text));
  }

  test_support::TemporaryDirectory directory_;
  deployment::Folder folder_{DeploymentId("D1A"), directory_.path() / "deploy/D1A-org-shop"};
  std::filesystem::path path_ = folder_.config() / "app.dev.yaml";
  templates::Library library_{directory_.path() / "templates"};
  test_support::FakeCipher cipher_;
};

} // namespace

TEST_F(GeneratedConfig, IsWrittenWhereItIsMissing) {
  const auto generation = generate();

  EXPECT_THAT(generation.written, ElementsAre(path_));
  EXPECT_THAT(file(), HasSubstr("encryptionsalt: v1:salt\n"
                                "config:\n"
                                "  app:size: 1\n"
                                "  app:name: app.example.com\n"
                                "  app:tags:\n"
                                "    owner: us\n"
                                "    cost: low\n"
                                "  app:password:\n"
                                "    secure: v1:1:2retnuh\n"
                                "  aws:region: us-east-1\n"));
  EXPECT_THAT(file(), testing::Not(HasSubstr("hunter2")));
  EXPECT_EQ(std::filesystem::status(path_).permissions(), std::filesystem::perms(0600));
}

TEST_F(GeneratedConfig, IsLeftAloneWhenNothingChanged) {
  generate();
  const std::string before = file();

  const auto generation = generate();

  EXPECT_THAT(generation.written, IsEmpty());
  EXPECT_EQ(generation.unchanged, 1U);
  EXPECT_EQ(file(), before);
}

TEST_F(GeneratedConfig, FollowsTheManifestAndKeepsTheCiphertextOfAnUnchangedSecret) {
  generate();
  replace_in(folder_.manifest(), "password: hunter2", "size: 5\n        password: hunter2");

  const auto generation = generate();

  EXPECT_THAT(generation.written, ElementsAre(path_));
  EXPECT_THAT(file(), HasSubstr("app:size: 5\n"));
  EXPECT_THAT(file(), HasSubstr("secure: v1:1:2retnuh\n"));
  EXPECT_EQ(cipher_.encryptions, 1);
}

TEST_F(GeneratedConfig, EncryptsASecretAnewWhenItChanged) {
  generate();
  replace_in(folder_.manifest(), "hunter2", "hunter3");

  generate();

  EXPECT_THAT(file(), HasSubstr("secure: v1:2:3retnuh\n"));
}

TEST_F(GeneratedConfig, LeavesOutWhatTheManifestSetsToNull) {
  replace_in(folder_.manifest(), "password: hunter2",
             "name: null\n        tags: { cost: ~, more: 1 }");

  generate();

  EXPECT_THAT(file(), HasSubstr("config:\n"
                                "  app:size: 1\n"
                                "  app:tags:\n"
                                "    owner: us\n"
                                "    more: 1\n"
                                "  aws:region: us-east-1\n"));
  EXPECT_EQ(cipher_.uses, 0);
}

TEST_F(GeneratedConfig, IsNeverOverwrittenAfterAnEditByHand) {
  generate();
  replace_in(path_, "app:size: 1", "app:size: 9");
  replace_in(path_, "    cost: low\n", "");
  const std::string edited = file();

  const auto generation = generate();

  EXPECT_EQ(file(), edited);
  EXPECT_THAT(generation.written, IsEmpty());
  ASSERT_EQ(generation.conflicts.size(), 1U);
  const std::string source = folder_.manifest().string();
  const auto& conflict = generation.conflicts[0];
  EXPECT_EQ(conflict.diff, "--- " + source + "\n+++ " + path_.string() +
                               "\n"
                               "@@ -1,8 +1,7 @@\n"
                               "-app:size: 1\n"
                               "+app:size: 9\n"
                               " app:name: app.example.com\n"
                               " app:tags:\n"
                               "   owner: us\n"
                               "-  cost: low\n"
                               " app:password: \"[secret]\"\n"
                               " aws:region: us-east-1\n"
                               " aws:allowedAccountIds: [\"111111111111\"]\n");
  EXPECT_THAT(
      conflict.manifest_lines,
      ElementsAre(source + ":11:5: spec.stacks.app.environments.dev.config.size: 9",
                  source + ":11:5: spec.stacks.app.environments.dev.config.tags.cost: null"));
}

TEST_F(GeneratedConfig, SaysInOneErrorWhatWasEditedAndWhatToDo) {
  generate();
  replace_in(path_, "app:size: 1", "app:size: 9");

  const Error error = deployment::conflict_error(generate(), folder_.id);

  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_EQ(error.message, "1 generated configuration file was edited by hand");
  EXPECT_EQ(error.context.front(), "--- " + folder_.manifest().string());
  EXPECT_EQ(error.context.back(),
            folder_.manifest().string() + ":11:5: spec.stacks.app.environments.dev.config.size: 9");
  EXPECT_EQ(error.hint, "change the manifest as shown, or run `cloud generate-config D1A --adopt` "
                        "to have it done, or delete the files to have them generated again");
}

TEST_F(GeneratedConfig, MovesEditsIntoTheManifestWhenTheyAreAdopted) {
  generate();
  replace_in(path_, "app:size: 1", "app:size: 9 # bigger");
  replace_in(path_, "region: us-east-1", "region: eu-west-1");
  replace_in(path_, "team: core", "team: shop");
  replace_in(path_, "    cost: low\n", "");

  const auto adoption = adopt();

  ASSERT_TRUE(adoption) << adoption.error().message;
  EXPECT_THAT(adoption->generation.conflicts, IsEmpty());
  const std::string text = *read_file(folder_.manifest());
  EXPECT_THAT(text, testing::EndsWith("    app:\n"
                                      "      # keep me\n"
                                      "      config:\n"
                                      "        password: hunter2 # old\n"
                                      "      environments:\n"
                                      "        dev:\n"
                                      "          config:\n"
                                      "            size: 9\n"
                                      "            tags:\n"
                                      "              cost: null\n"));
  EXPECT_THAT(text, HasSubstr("    dev: { enabled: true, account: \"111111111111\", region: "
                              "eu-west-1 }\n"));
  EXPECT_THAT(text, HasSubstr("domain: example.com, team: shop }"));
  EXPECT_THAT(file(), HasSubstr("app:size: 9 # bigger\n"));

  // From here on the file counts as generated again.
  replace_in(folder_.manifest(), "size: 9", "size: 10");
  EXPECT_THAT(generate().written, ElementsAre(path_));
}

TEST_F(GeneratedConfig, AdoptsNothingWhenOneEditHasNoPlace) {
  generate();
  replace_in(path_, "app:size: 1", "app:size: 9\n  other:x: 1");
  const std::string before = *read_file(folder_.manifest());

  const auto adoption = adopt();

  ASSERT_FALSE(adoption);
  EXPECT_EQ(adoption.error().message,
            path_.string() + ":6:12: other:x is no configuration of stack 'app'");
  EXPECT_EQ(*read_file(folder_.manifest()), before);
}

TEST_F(GeneratedConfig, MasksASecretThatWasTypedIntoAFile) {
  generate();
  replace_in(path_, "app:password:\n    secure: v1:1:2retnuh", "app:password: canary");

  const auto generation = generate();

  ASSERT_EQ(generation.conflicts.size(), 1U);
  EXPECT_THAT(generation.conflicts[0].diff, HasSubstr("-app:password: \"[secret]\"\n"
                                                      "+app:password: \"[secret, changed]\"\n"));
  EXPECT_THAT(generation.conflicts[0].manifest_lines,
              ElementsAre(HasSubstr("dev.config.password: \"[secret]\"")));

  const auto adoption = adopt();

  ASSERT_TRUE(adoption) << adoption.error().message;
  EXPECT_THAT(file(), testing::Not(HasSubstr("canary")));
  EXPECT_THAT(*read_file(folder_.manifest()), HasSubstr("            password: canary\n"));
}

TEST_F(GeneratedConfig, KeepsCommentsUntilItsValuesChange) {
  generate();
  replace_in(path_, "  app:size: 1\n", "  # by hand\n  app:size: 1\n");

  EXPECT_EQ(generate().unchanged, 1U);
  EXPECT_THAT(file(), HasSubstr("# by hand\n"));
}

TEST_F(GeneratedConfig, ReportsAFileThatCannotBeRead) {
  generate();
  put("deploy/D1A-org-shop/config/app.dev.yaml", "config: [\n");

  const auto generation = generate();

  ASSERT_EQ(generation.conflicts.size(), 1U);
  EXPECT_EQ(generation.conflicts[0].problem, path_.string() + ":2:1: '[' is never closed");
}

TEST_F(GeneratedConfig, IsWrittenAnewWhereAPowerFailureLeftAnEmptyFile) {
  put("deploy/D1A-org-shop/config/app.dev.yaml", "");

  EXPECT_THAT(generate().written, ElementsAre(path_));
}

TEST_F(GeneratedConfig, IsRemovedWithItsEnvironmentUnlessItWasEdited) {
  replace_in(folder_.manifest(), "  stacks:",
             "    stage: { enabled: false, account: \"222222222222\", region: us-east-1 }\n"
             "    prod: { enabled: false, account: \"333333333333\", region: us-east-1 }\n"
             "  stacks:");
  EXPECT_EQ(generate().written.size(), 3U);
  replace_in(folder_.config() / "app.prod.yaml", "app:size: 1", "app:size: 2");
  replace_in(folder_.manifest(), "    stage: {", "    # stage: {");
  replace_in(folder_.manifest(), "    prod: {", "    # prod: {");

  const auto generation = generate();

  EXPECT_THAT(generation.removed, ElementsAre(folder_.config() / "app.stage.yaml"));
  EXPECT_THAT(generation.left_over, ElementsAre(folder_.config() / "app.prod.yaml"));
}

TEST_F(GeneratedConfig, NamesAStackThatDoesNotExistWithItsPlace) {
  replace_in(folder_.manifest(), "    app:\n", "    apq:\n");

  const auto generation = deployment::generate_config(folder_, manifest(), library_, cipher_);

  ASSERT_FALSE(generation);
  EXPECT_EQ(generation.error().message,
            folder_.manifest().string() + ":11:5: unknown stack 'apq' (did you mean 'app'?); " +
                library_.stack_path(StackName("apq")).string() + " does not exist");
}
