#include "pulumi/project_file.hpp"
#include "pulumi/quoted_text.hpp"
#include "pulumi/stack_file.hpp"

#include <gtest/gtest.h>

namespace cloud::pulumi {
namespace {

// Shows what was encrypted, so that a test can tell.
class ShowingCipher : public ConfigCipher {
public:
  Result<std::string> encrypt(const Secret& plain) override { return "v1:" + plain.reveal(); }
  Result<Secret> decrypt(std::string_view ciphertext) override {
    return Secret(std::string(ciphertext.substr(3)));
  }
  Result<std::string> salt() override { return "v1:salt"; }
};

std::string written(const Value& config) {
  ShowingCipher cipher;
  return write_stack_file(config, cipher).value();
}

TEST(StackFile, WritesScalarsAtTheTopAsText) {
  EXPECT_EQ(written(Value::Map{{"aws:region", "us-east-1", {}},
                               {"network:zones", 3, {}},
                               {"network:ipv6", true, {}},
                               {"scaling:factor", 0.5, {}},
                               {"network:absent", Value(), {}}}),
            "encryptionsalt: v1:salt\n"
            "config:\n"
            "  aws:region: \"us-east-1\"\n"
            "  network:zones: \"3\"\n"
            "  network:ipv6: \"true\"\n"
            "  scaling:factor: \"0.5\"\n");
}

TEST(StackFile, KeepsListsAndMaps) {
  EXPECT_EQ(written(Value::Map{
                {"aws:defaultTags",
                 Value::Map{{"tags", Value::Map{{"team", "platform", {}}, {"size", 2, {}}}, {}}},
                 {}},
                {"network:zones", Value::List{"a", 1, 2.5, true, Value()}, {}},
                {"network:none", Value::List{}, {}}}),
            "encryptionsalt: v1:salt\n"
            "config:\n"
            "  aws:defaultTags: {\"tags\": {\"team\": \"platform\", \"size\": 2}}\n"
            "  network:zones: [\"a\", 1, 2.5, true, null]\n"
            "  network:none: []\n");
}

TEST(StackFile, EncryptsSecretsWhereTheyStand) {
  EXPECT_EQ(
      written(Value::Map{{"db:password", as_secret("p"), {}},
                         {"db:port", as_secret(5432), {}},
                         {"db:users", Value::List{Value::Map{{"key", as_secret("k"), {}}}}, {}},
                         {"db:all", as_secret(Value::Map{{"a", 1, {}}}), {}}}),
      "encryptionsalt: v1:salt\n"
      "config:\n"
      "  db:password: {\"secure\": \"v1:p\"}\n"
      "  db:port: {\"secure\": \"v1:5432\"}\n"
      "  db:users: [{\"key\": {\"secure\": \"v1:k\"}}]\n"
      "  db:all: {\"secure\": \"v1:{\\\"a\\\":1}\"}\n");
}

TEST(StackFile, EncryptsAWholeMapWhenASecretInsideIsNoText) {
  EXPECT_EQ(written(Value::Map{{"db:options", Value::Map{{"port", as_secret(5432), {}}}, {}}}),
            "encryptionsalt: v1:salt\n"
            "config:\n"
            "  db:options: {\"secure\": \"v1:{\\\"port\\\":5432}\"}\n");
}

TEST(StackFile, RefusesAMapThatPulumiWouldTakeForASecret) {
  ShowingCipher cipher;

  EXPECT_EQ(
      write_stack_file(Value::Map{{"db:options", Value::List{Value::Map{{"secure", "x", {}}}}, {}}},
                       cipher)
          .error(),
      (Error{ErrorCode::invalid_input,
             "a map with the one key 'secure' cannot be configured: Pulumi would take its "
             "text for an encrypted secret",
             {"in db:options"},
             {}}));
}

TEST(StackFile, IsValidWithoutConfiguration) {
  EXPECT_EQ(written(Value::Map{}), "encryptionsalt: v1:salt\nconfig: {}\n");
}

TEST(QuotedText, EscapesWhatYamlReadsDifferently) {
  EXPECT_EQ(yaml_quoted("a\"b\\c\nd\te\x01\x7f"), R"("a\"b\\c\nd\u0009e\u0001\u007f")");
  EXPECT_EQ(yaml_quoted("\xc2\x85 \xe2\x80\xa8 \xe2\x80\xa9 \xef\xbb\xbf \xef\xbf\xbf"),
            R"("\u0085 \u2028 \u2029 \ufeff \uffff")");
  EXPECT_EQ(yaml_quoted("żółw \xf0\x9f\x90\xa2"), "\"żółw \xf0\x9f\x90\xa2\"");
}

TEST(ProjectFile, NamesTheBundleAndTheProject) {
  EXPECT_EQ(write_project_file({"ecommerce", "VPC: \"all\"", "/srv/a b/x.js"}),
            "name: \"ecommerce\"\n"
            "runtime: nodejs\n"
            "description: \"VPC: \\\"all\\\"\"\n"
            "main: \"/srv/a b/x.js\"\n");
}

TEST(OpenStackFile, HandsOutItsSecretsAndWritesTheRest) {
  Value database;
  database.set("user", "shop");
  database.set("password", as_secret("hunter2"));
  Value config;
  config.set("network:azCount", 2);
  config.set("app:token", as_secret("s3cret"));
  config.set("app:database", database);

  const OpenStackFile file =
      write_open_stack_file(config, {"awskms://alias/shop?region=eu-west-1", ""}).value();

  EXPECT_EQ(file.text, "secretsprovider: \"awskms://alias/shop?region=eu-west-1\"\n"
                       "config:\n  network:azCount: \"2\"\n");
  ASSERT_EQ(file.secrets.size(), 2U);
  EXPECT_EQ(file.secrets[0].first, "app:token");
  EXPECT_EQ(file.secrets[0].second.reveal(), "s3cret");
  EXPECT_EQ(file.secrets[1].first, "app:database");
  EXPECT_EQ(file.secrets[1].second.reveal(), R"({"user":"shop","password":"hunter2"})");
}

TEST(OpenStackFile, KeepsTheKeyThatTheStackHas) {
  EXPECT_EQ(write_open_stack_file(Value::Map{}, {"awskms://alias/shop", "c2VhbGVk"}).value().text,
            "secretsprovider: \"awskms://alias/shop\"\nencryptedkey: \"c2VhbGVk\"\nconfig: {}\n");
}

} // namespace
} // namespace cloud::pulumi
