#include "pulumi/derived_keys.hpp"
#include "pulumi/keyring.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace cloud::pulumi {
namespace {

class DerivedKeysTest : public ::testing::Test {
protected:
  test_support::TemporaryDirectory directory_;
  std::filesystem::path file_ = directory_.path() / "passphrase.keys";
  DerivedKeys keys_{file_};
};

TEST_F(DerivedKeysTest, FindsAKeyByPassphraseAndSalt) {
  keys_.keep(Secret("horse"), "salt", Secret("key 1"));
  keys_.keep(Secret("horse"), "pepper", Secret("key 2"));

  EXPECT_EQ(keys_.find(Secret("horse"), "salt"), Secret("key 1"));
  EXPECT_EQ(keys_.find(Secret("horse"), "pepper"), Secret("key 2"));
  EXPECT_EQ(keys_.find(Secret("donkey"), "salt"), std::nullopt);
}

TEST_F(DerivedKeysTest, KeepsThemToItsUser) {
  keys_.keep(Secret("horse"), "salt", Secret("key"));

  struct stat status {};
  ASSERT_EQ(::stat(file_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_EQ(read_file(file_)->find("horse"), std::string::npos);
}

TEST_F(DerivedKeysTest, TakesADamagedFileForAnEmptyOne) {
  ASSERT_TRUE(write_file(file_, "{", k_private_file));
  EXPECT_EQ(keys_.find(Secret("horse"), "salt"), std::nullopt);

  keys_.keep(Secret("horse"), "salt", Secret("key"));
  EXPECT_EQ(keys_.find(Secret("horse"), "salt"), Secret("key"));
}

PassphraseSource own_source(const std::filesystem::path& file) {
  return PassphraseSource::find([](const std::string&) { return std::nullopt; }, file);
}

TEST_F(DerivedKeysTest, ServesALaterKeyringAndNoneWithAnotherPassphrase) {
  const auto passphrase = directory_.path() / "passphrase";
  ASSERT_TRUE(write_file(passphrase, "abc\n", k_private_file));
  // Written by Pulumi 3.259.0 for the passphrase "abc".
  const std::string salt = "v1:LrRlxK3Qfss=:v1:iEHhJ17x1HNpAcPT:2XICKelVW6R0/gZjR5jNT5hJun/iWg==";
  ASSERT_TRUE(Keyring(own_source(passphrase)).cipher(salt));
  const auto kept = keys_.find(Secret("abc"), salt);
  ASSERT_TRUE(kept);

  // A key that decrypts nothing is not used, so this one shows that the kept one is.
  EXPECT_TRUE(PassphraseCipher::reopen(*kept, salt));
  keys_.keep(Secret("abc"), salt, Secret(std::string(32, 'x')));
  EXPECT_TRUE(Keyring(own_source(passphrase)).cipher(salt));
  EXPECT_EQ(keys_.find(Secret("abc"), salt), kept);

  ASSERT_TRUE(write_file(passphrase, "abd\n", k_private_file));
  EXPECT_EQ(Keyring(own_source(passphrase)).cipher(salt).error().message, "incorrect passphrase");
}

} // namespace
} // namespace cloud::pulumi
