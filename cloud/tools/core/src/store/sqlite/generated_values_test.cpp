#include "store/sqlite/generated_values.hpp"
#include "test_support/fake_clock.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace cloud::store {
namespace {

using testing::HasSubstr;
using testing::Not;

// Turns the text around: enough to tell plain text from ciphertext.
class ReversingCipher : public ConfigCipher {
public:
  Result<std::string> encrypt(const Secret& plain) override {
    return "v1:" + std::string(plain.reveal().rbegin(), plain.reveal().rend());
  }
  Result<Secret> decrypt(std::string_view ciphertext) override {
    if (wrong_passphrase) {
      return fail(ErrorCode::unauthenticated, "wrong passphrase");
    }
    ciphertext.remove_prefix(3);
    return Secret(std::string(ciphertext.rbegin(), ciphertext.rend()));
  }
  Result<std::string> salt() override { return "v1:salt"; }

  bool wrong_passphrase = false;
};

class GeneratedValuesTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  test_support::FakeClock clock_;
  ReversingCipher cipher_;
  StoreFile file_{folder_.path() / "cloud.db"};
  SqliteGeneratedValues values_{file_, cipher_, clock_};
  const GeneratedValueKey key_{DeploymentId("D1BRV40"), EnvironmentName("dev"),
                               StackName("database"), "password calculate:password:20"};

  static std::function<Secret()> returning(const char* text) {
    return [text] { return Secret(text); };
  }
};

TEST_F(GeneratedValuesTest, AreMadeOnceAndKept) {
  EXPECT_EQ(values_.get_or_create(key_, returning("first")).value(), Secret("first"));
  EXPECT_EQ(values_.get_or_create(key_, returning("second")).value(), Secret("first"));

  StoreFile file(folder_.path() / "cloud.db");
  SqliteGeneratedValues reopened(file, cipher_, clock_);
  EXPECT_EQ(reopened.get_or_create(key_, returning("third")).value(), Secret("first"));
}

TEST_F(GeneratedValuesTest, AreSeparateForEveryEnvironmentStackAndKey) {
  GeneratedValueKey prod = key_;
  prod.environment = EnvironmentName("prod");
  GeneratedValueKey other = key_;
  other.key = "token calculate:uuid";

  EXPECT_EQ(values_.get_or_create(key_, returning("one")).value(), Secret("one"));
  EXPECT_EQ(values_.get_or_create(prod, returning("two")).value(), Secret("two"));
  EXPECT_EQ(values_.get_or_create(other, returning("three")).value(), Secret("three"));
}

TEST_F(GeneratedValuesTest, AreNotInTheFileInPlainText) {
  ASSERT_TRUE(values_.get_or_create(key_, returning("canary-password")));

  EXPECT_THAT(read_file(folder_.path() / "cloud.db").value(), Not(HasSubstr("canary-password")));
}

TEST_F(GeneratedValuesTest, AreTheSameForTwoCallersAtOnce) {
  StoreFile file(folder_.path() / "cloud.db");
  SqliteGeneratedValues other(file, cipher_, clock_);

  // The other caller gets in between this one's look and its write.
  const Secret mine =
      values_
          .get_or_create(key_,
                         [&] {
                           EXPECT_EQ(other.get_or_create(key_, returning("theirs")).value(),
                                     Secret("theirs"));
                           return Secret("mine");
                         })
          .value();

  EXPECT_EQ(mine, Secret("theirs"));
}

TEST_F(GeneratedValuesTest, SayWhichValueCannotBeDecrypted) {
  ASSERT_TRUE(values_.get_or_create(key_, returning("first")));
  cipher_.wrong_passphrase = true;

  EXPECT_EQ(values_.get_or_create(key_, returning("second")).error(),
            (Error{ErrorCode::unauthenticated,
                   "wrong passphrase",
                   {"while reading the generated value password calculate:password:20 of stack "
                    "database in D1BRV40 dev"},
                   {}}));
}

} // namespace
} // namespace cloud::store
