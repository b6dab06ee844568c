#include "pulumi/config_cipher.hpp"
#include "test_support/succeeded.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>

namespace cloud::pulumi {
namespace {

using test_support::succeeded;

using Variables = std::map<std::string, std::string>;

EnvironmentLookup environment(Variables variables) {
  return [variables = std::move(variables)](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

class PassphraseTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  std::filesystem::path own_ = folder_.path() / ".cloud" / "passphrase";

  [[nodiscard]] PassphraseSource source(Variables variables = {}) const {
    return PassphraseSource::find(environment(std::move(variables)), own_);
  }
};

TEST_F(PassphraseTest, ComesFromTheEnvironmentFirstEvenWhenItIsEmpty) {
  EXPECT_EQ(source({{"PULUMI_CONFIG_PASSPHRASE", "word"}, {"PULUMI_CONFIG_PASSPHRASE_FILE", "/x"}})
                .read()
                .value(),
            Secret("word"));
  EXPECT_EQ(source({{"PULUMI_CONFIG_PASSPHRASE", ""}}).read().value(), Secret(""));
  EXPECT_EQ(source({{"PULUMI_CONFIG_PASSPHRASE", "word"}}).environment_entry(),
            Secret("PULUMI_CONFIG_PASSPHRASE=word"));
  EXPECT_FALSE(std::filesystem::exists(own_));
}

TEST_F(PassphraseTest, ComesFromTheNamedFileWithoutTheSpaceAroundIt) {
  const std::filesystem::path file = folder_.path() / "word";
  ASSERT_TRUE(write_file(file, " word \n"));
  const PassphraseSource named = source({{"PULUMI_CONFIG_PASSPHRASE_FILE", file.string()}});

  EXPECT_EQ(named.read().value(), Secret("word"));
  EXPECT_EQ(named.environment_entry(), Secret("PULUMI_CONFIG_PASSPHRASE_FILE=" + file.string()));
}

TEST_F(PassphraseTest, SaysThatTheNamedFileIsMissing) {
  EXPECT_EQ(source({{"PULUMI_CONFIG_PASSPHRASE_FILE", "/nowhere/word"}}).read().error(),
            (Error{ErrorCode::not_found,
                   "cannot read /nowhere/word: No such file or directory",
                   {"while reading the passphrase that PULUMI_CONFIG_PASSPHRASE_FILE names"},
                   {}}));
}

TEST_F(PassphraseTest, IsMadeOnceForTheUserOnly) {
  const Secret made = source().read().value();

  EXPECT_EQ(made.reveal().size(), 44U);
  EXPECT_EQ(source().read().value(), made);
  struct stat status {};
  ASSERT_EQ(::stat(own_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, k_private_file);
  EXPECT_EQ(source().environment_entry(), Secret("PULUMI_CONFIG_PASSPHRASE_FILE=" + own_.string()));
}

TEST_F(PassphraseTest, IsTheSameForProcessesThatMakeItAtOnce) {
  constexpr int k_processes = 8;
  std::vector<pid_t> children;
  for (int index = 0; index < k_processes; ++index) {
    const pid_t child = ::fork();
    if (child == 0) {
      const Result<Secret> made = source().read();
      const bool written =
          made && write_file(folder_.path() / fmt::format("seen-{}", index), made->reveal());
      ::_exit(written ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(WEXITSTATUS(status), 0);
  }

  const Secret kept = source().read().value();
  for (int index = 0; index < k_processes; ++index) {
    EXPECT_EQ(read_file(folder_.path() / fmt::format("seen-{}", index)).value(), kept.reveal());
  }
}

class InstallationCipherTest : public PassphraseTest {
protected:
  std::filesystem::path salt_ = folder_.path() / ".cloud" / "passphrase.salt";
};

TEST_F(InstallationCipherTest, DecryptsInALaterProcessWhatItEncrypted) {
  Keyring keyring(source());
  InstallationCipher cipher(keyring, salt_);
  const std::string ciphertext = cipher.encrypt(Secret("hunter2")).value();

  Keyring later_keyring(source());
  InstallationCipher later(later_keyring, salt_);

  EXPECT_EQ(later.decrypt(ciphertext).value(), Secret("hunter2"));
  EXPECT_EQ(later.salt().value(), cipher.salt().value());
  EXPECT_EQ(trim(read_file(salt_).value()), cipher.salt().value());
}

TEST_F(InstallationCipherTest, SaysThatThePassphraseIsNotTheOneOfTheInstallation) {
  Keyring keyring(source());
  ASSERT_TRUE(succeeded(InstallationCipher(keyring, salt_).salt()));
  Keyring other(source({{"PULUMI_CONFIG_PASSPHRASE", "another"}}));

  const Error error = InstallationCipher(other, salt_).encrypt(Secret("x")).error();

  EXPECT_EQ(error.code, ErrorCode::unauthenticated);
  EXPECT_EQ(error.message, "incorrect passphrase");
  EXPECT_THAT(error.context, testing::ElementsAre("the salt is in " + salt_.string()));
}

} // namespace
} // namespace cloud::pulumi
