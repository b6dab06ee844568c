#include "pulumi/checkpoint.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

using testing::ElementsAre;

// One key derivation for all tests.
const PassphraseCipher& cipher() {
  static const PassphraseCipher k_cipher = PassphraseCipher::create(Secret("abc")).value();
  return k_cipher;
}

std::string secret(const std::string& json) {
  return fmt::format(R"({{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270",)"
                     R"("ciphertext":"{}"}})",
                     cipher().encrypt(Secret(json)).value());
}

class CheckpointTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  std::filesystem::path file_ = folder_.path() / "dev.json";
  Keyring keyring_{PassphraseSource::find(
      [](const std::string& name) {
        return name == "PULUMI_CONFIG_PASSPHRASE" ? std::optional<std::string>("abc")
                                                  : std::nullopt;
      },
      {})};

  void SetUp() override { keyring_.keep(cipher()); }

  void write(const std::string& outputs, const std::string& more = "",
             const std::string& provider = "passphrase") {
    ASSERT_TRUE(write_file(
        file_,
        fmt::format(
            R"({{"version":3,"checkpoint":{{"stack":"organization/shop/dev","latest":{{)"
            R"("manifest":{{}},"secrets_providers":{{"type":"{}","state":{{"salt":"{}"}}}},)"
            R"("resources":[{{"urn":"u:stack","type":"pulumi:pulumi:Stack","outputs":{}}},)"
            R"({{"urn":"u:provider","type":"pulumi:providers:aws"}},)"
            R"({{"urn":"u:component","type":"cloud:network:Network"}},)"
            R"({{"urn":"u:vpc","type":"aws:ec2/vpc:Vpc","custom":true}},)"
            R"({{"urn":"u:old","type":"aws:ec2/vpc:Vpc","custom":true,"delete":true}}]{}}}}}}})",
            provider, cipher().salt(), outputs, more)));
  }
  Checkpoint read() { return read_checkpoint(file_).value().value(); }
};

TEST_F(CheckpointTest, IsKeptByProjectAndStack) {
  EXPECT_EQ(checkpoint_file("/srv/state", "ecommerce", PulumiStackName("D1BRV40-network-dev")),
            "/srv/state/.pulumi/stacks/ecommerce/D1BRV40-network-dev.json");
}

TEST_F(CheckpointTest, IsNoneForAStackThatDoesNotExist) {
  EXPECT_EQ(read_checkpoint(file_).value().has_value(), false);
}

TEST_F(CheckpointTest, CountsResourcesAsPeopleDo) {
  write("{}");

  EXPECT_EQ(read().resources, 2);
}

TEST_F(CheckpointTest, ChangesItsIdentityWithItsContent) {
  write("{}");
  const std::string first = read().identity;
  write("{}");
  EXPECT_EQ(read().identity, first);

  write(R"({"vpcId":"vpc-1"})");
  EXPECT_NE(read().identity, first);
}

TEST_F(CheckpointTest, ListsOperationsWithoutAnEnd) {
  write("{}",
        R"(,"pending_operations":[{"resource":{"urn":"u:db","type":"aws:rds/instance:Instance"},)"
        R"("type":"creating"}])");

  EXPECT_THAT(read().pending_operations,
              ElementsAre(PendingOperation{"u:db", "aws:rds/instance:Instance", "creating"}));
}

TEST_F(CheckpointTest, NamesWhatPulumiRefusesToDelete) {
  ASSERT_TRUE(write_file(file_, R"({"version":3,"checkpoint":{"stack":"s","latest":{"resources":[)"
                                R"({"urn":"u:key","type":"aws:kms/key:Key","protect":true},)"
                                R"({"urn":"u:alias","type":"aws:kms/alias:Alias"},)"
                                R"({"urn":"u:key","type":"aws:kms/key:Key","protect":true,)"
                                R"("delete":true}]}}})"));

  EXPECT_THAT(read().protected_resources, ElementsAre("u:key"));
}

TEST_F(CheckpointTest, MasksSecretOutputsUnlessTheyAreAskedFor) {
  write(fmt::format(
      R"({{"vpcId":"vpc-1","count":3,"ratio":2.5,"password":{},"nested":{{"list":[{}]}}}})",
      secret("\"hunter2\""), secret(R"({"port":5432})")));

  EXPECT_EQ(masked_outputs(read()).value(),
            Value(Value::Map{
                {"vpcId", "vpc-1", {}},
                {"count", 3, {}},
                {"ratio", 2.5, {}},
                {"password", as_secret("[secret]"), {}},
                {"nested", Value::Map{{"list", Value::List{as_secret("[secret]")}, {}}}, {}}}));
  EXPECT_EQ(revealed_outputs(read(), keyring_).value(),
            Value(Value::Map{
                {"vpcId", "vpc-1", {}},
                {"count", 3, {}},
                {"ratio", 2.5, {}},
                {"password", as_secret("hunter2"), {}},
                {"nested",
                 Value::Map{{"list", Value::List{as_secret(Value::Map{{"port", 5432, {}}})}, {}}},
                 {}}}));
}

TEST_F(CheckpointTest, ReadsReferencesAsIds) {
  write(R"({"vpc":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e",)"
        R"("urn":"u:vpc","id":"vpc-1"},)"
        R"("component":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e",)"
        R"("urn":"u:component"}})");

  EXPECT_EQ(masked_outputs(read()).value(),
            Value(Value::Map{{"vpc", "vpc-1", {}}, {"component", "u:component", {}}}));
}

TEST_F(CheckpointTest, HasNoOutputsBeforeTheFirstDeployment) {
  ASSERT_TRUE(write_file(file_, R"({"version":3,"checkpoint":{"stack":"s","latest":{}}})"));

  EXPECT_EQ(revealed_outputs(read(), keyring_).value(), Value(Value::Map{}));
  EXPECT_EQ(read().resources, 0);
}

TEST_F(CheckpointTest, SaysWhoEncryptedWhatItCannotReveal) {
  write(fmt::format(R"({{"password":{}}})", secret("1")), "", "cloud");

  EXPECT_EQ(revealed_outputs(read(), keyring_).error(),
            (Error{ErrorCode::unavailable,
                   "secret outputs are encrypted by 'cloud', not with a passphrase",
                   {},
                   {}}));
}

TEST_F(CheckpointTest, NamesTheKeyThatASecretsProviderGuards) {
  const Checkpoint checkpoint =
      parse_checkpoint(R"({"version":3,"deployment":{"secrets_providers":{"type":"cloud","state":)"
                       R"({"url":"awskms://alias/shop?a=1\u0026b=2","encryptedkey":"c2VhbGVk"}}}})",
                       "an export")
          .value();

  EXPECT_EQ(checkpoint.secrets_provider, "cloud");
  EXPECT_EQ(checkpoint.key.provider, "awskms://alias/shop?a=1&b=2");
  EXPECT_EQ(checkpoint.key.encrypted, "c2VhbGVk");
}

TEST_F(CheckpointTest, SaysThatTheStateIsDamaged) {
  ASSERT_TRUE(write_file(file_, "{\"version\":3}"));

  EXPECT_EQ(read_checkpoint(file_).error(),
            (Error{ErrorCode::invalid_input,
                   fmt::format("{}: no checkpoint of Pulumi", file_.string()),
                   {},
                   fmt::format("Pulumi's state of this stack is damaged; the state before its last "
                               "change is in {}.bak",
                               file_.string())}));

  ASSERT_TRUE(write_file(file_, "{"));
  EXPECT_EQ(read_checkpoint(file_).error().code, ErrorCode::invalid_input);
}

TEST_F(CheckpointTest, DoesNotQuoteASecretThatIsDamaged) {
  write(fmt::format(R"({{"password":{}}})", secret("canary without quotes")));

  EXPECT_EQ(revealed_outputs(read(), keyring_).error().message,
            "a secret in the state is not JSON");
}

} // namespace
} // namespace cloud::pulumi
