// What this module reads and writes itself, against the real Pulumi: CLOUD_TEST_PULUMI, or the one
// that was built under .cloud/toolchain.
#include "documents/json.hpp"
#include "documents/yaml_reader.hpp"
#include "process/spawn.hpp"
#include "pulumi/checkpoint.hpp"
#include "pulumi/config_cipher.hpp"
#include "pulumi/project_file.hpp"
#include "pulumi/repository_border.hpp"
#include "pulumi/stack_file.hpp"
#include "pulumi/stack_state.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/succeeded.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>

namespace cloud::pulumi {
namespace {

using test_support::succeeded;

std::filesystem::path pulumi_program() {
  if (const char* chosen = std::getenv("CLOUD_TEST_PULUMI")) {
    return chosen;
  }
  return test_support::source_directory() / ".cloud/toolchain/pulumi-3.259.0/bin/pulumi";
}

// A project with its own backend; the passphrase is "only for tests".
class CliTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  std::filesystem::path state_ = folder_.path() / "state";
  const PulumiStackName stack_{"D1BRV40-network-dev"};
  Keyring keyring_{PassphraseSource::find(
      [](const std::string& name) {
        return name == "PULUMI_CONFIG_PASSPHRASE" ? std::optional<std::string>("only for tests")
                                                  : std::nullopt;
      },
      {})};
  InstallationCipher cipher_{keyring_, folder_.path() / "passphrase.salt"};

  void SetUp() override {
    ASSERT_TRUE(std::filesystem::exists(pulumi_program()))
        << "build Pulumi first, or name one in CLOUD_TEST_PULUMI";
    std::filesystem::create_directories(state_);
    ASSERT_TRUE(write_file(folder_.path() / "Pulumi.yaml",
                           write_project_file({"ecommerce", "a test", "/nowhere/program.js"})));
  }

  Result<std::string> pulumi(std::vector<std::string> arguments) {
    process::SpawnRequest request;
    request.argv = {pulumi_program().string()};
    request.argv.insert(request.argv.end(), arguments.begin(), arguments.end());
    request.argv.emplace_back("--non-interactive");
    request.directory = folder_.path();
    request.environment = {
        "PATH=/usr/bin:/bin",
        "HOME=" + folder_.path().string(),
        "PULUMI_HOME=" + (folder_.path() / "home").string(),
        fmt::format("PULUMI_BACKEND_URL=file://{}?metadata=skip", state_.string()),
        "PULUMI_CONFIG_PASSPHRASE=only for tests",
        "PULUMI_SKIP_UPDATE_CHECK=1",
        "PULUMI_DIY_BACKEND_NO_LEGACY_WARNING=1"};
    return process::capture(std::move(request));
  }

  [[nodiscard]] std::string full_name(const PulumiStackName& stack) const {
    return fmt::format("organization/ecommerce/{}", stack);
  }
  [[nodiscard]] std::filesystem::path stack_file(const PulumiStackName& stack) const {
    return folder_.path() / fmt::format("Pulumi.{}.yaml", stack);
  }
  Result<void> create(const PulumiStackName& stack) {
    CLOUD_TRY(const std::string version, pulumi({"version"}));
    CLOUD_TRY(const std::string salt, cipher_.salt());
    return create_stack(state_, "ecommerce", stack, std::string(trim(version)), salt,
                        TimePoint(std::chrono::milliseconds(1'760'020'200'123)));
  }
  // The commit that Pulumi has noted for the last update, or nothing.
  [[nodiscard]] std::string commit_of_last_update() const {
    std::filesystem::path newest;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(state_ / ".pulumi" / "history")) {
      if (file.path().string().ends_with(".history.json")) {
        newest = std::max(newest, file.path());
      }
    }
    const Value update =
        documents::parse_json(read_file(newest).value_or("{}"), newest.string()).value();
    const Value* environment = update.find("environment");
    return environment == nullptr ? "no update" : environment->text("git.head");
  }
  // The configuration as Pulumi reads it.
  Value configuration() {
    const Result<std::string> json =
        pulumi({"config", "--show-secrets", "--json", "--stack", full_name(stack_)});
    EXPECT_TRUE(succeeded(json));
    return documents::parse_json(json.value_or("{}"), "pulumi config").value();
  }
};

// Without what differs from stack to stack.
std::string comparable(Value checkpoint) {
  Value& latest = *checkpoint.find("checkpoint")->find("latest");
  latest.find("manifest")->set("time", "then");
  latest.find("secrets_providers")->find("state")->set("salt", "some");
  checkpoint.find("checkpoint")->set("stack", "some");
  return documents::write_json(checkpoint);
}

TEST_F(CliTest, AStackIsCreatedAsPulumiCreatesIt) {
  const PulumiStackName pulumis("made-by-pulumi");
  ASSERT_TRUE(succeeded(pulumi({"stack", "init", full_name(pulumis), "--no-select"})));
  const std::string meta = read_file(state_ / ".pulumi" / "meta.yaml").value();
  std::filesystem::remove(state_ / ".pulumi" / "meta.yaml");

  ASSERT_TRUE(succeeded(create(stack_)));

  const auto read = [this](const PulumiStackName& stack) {
    const std::string text = read_file(checkpoint_file(state_, "ecommerce", stack)).value();
    return documents::parse_json(text, stack.str()).value();
  };
  EXPECT_EQ(comparable(read(stack_)), comparable(read(pulumis)));
  EXPECT_EQ(read_file(state_ / ".pulumi" / "meta.yaml").value(), meta);
  EXPECT_THAT(pulumi({"stack", "ls", "--json"}).value(),
              testing::HasSubstr("\"name\": \"D1BRV40-network-dev\""));
  EXPECT_TRUE(succeeded(pulumi({"stack", "export", "--stack", full_name(stack_)})));
}

TEST_F(CliTest, PulumiReadsARepositoryAroundTheProjectUnlessThatIsHidden) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"init", "--quiet"},
           {"-c", "user.name=A. Person", "-c", "user.email=person@example.com", "commit", "--quiet",
            "--allow-empty", "--message", "A title"}}) {
    std::vector<std::string> argv{process::find_program("git").string()};
    argv.insert(argv.end(), words.begin(), words.end());
    ASSERT_TRUE(succeeded(process::capture({.argv = argv,
                                            .environment = {"HOME=" + folder_.path().string()},
                                            .directory = folder_.path()})));
  }
  ASSERT_TRUE(succeeded(create(stack_)));
  const std::filesystem::path run = folder_.path() / "run";
  const std::filesystem::path workspace = run / "network.1";
  std::filesystem::create_directories(workspace);
  ASSERT_TRUE(write_file(workspace / "program.js", ""));
  ASSERT_TRUE(write_file(workspace / "Pulumi.yaml",
                         write_project_file({"ecommerce", "a test", workspace / "program.js"})));
  const auto updated = [&] {
    return pulumi({"destroy", "--yes", "--skip-preview", "--cwd", workspace.string(), "--stack",
                   full_name(stack_)});
  };

  ASSERT_TRUE(succeeded(updated()));
  EXPECT_THAT(commit_of_last_update(), testing::SizeIs(40));
  ASSERT_TRUE(succeeded(hide_repository(run)));
  ASSERT_TRUE(succeeded(updated()));
  EXPECT_EQ(commit_of_last_update(), "");
}

TEST_F(CliTest, AStackThatExistsStaysAsItIs) {
  ASSERT_TRUE(succeeded(create(stack_)));
  const std::filesystem::path file = checkpoint_file(state_, "ecommerce", stack_);
  ASSERT_TRUE(write_file(file, "precious"));

  ASSERT_TRUE(succeeded(create(stack_)));

  EXPECT_EQ(read_file(file).value(), "precious");
}

TEST_F(CliTest, PulumiReadsEveryValueAsItWasMeant) {
  const std::vector<std::string> texts = {"10.0.0.0/16",
                                          "2025-01-01",
                                          "yes",
                                          "017",
                                          "0x1F",
                                          "1_000",
                                          "1e3",
                                          "12:30:45",
                                          ".inf",
                                          "~",
                                          "null",
                                          "true",
                                          "",
                                          " spaces ",
                                          "a: b # c",
                                          "*alias &anchor !tag",
                                          "line one\nline two\r\n\ttab",
                                          "quotes \" ' and \\",
                                          "\xc2\x85 \xe2\x80\xa8 \xef\xbb\xbf",
                                          "żółw \xf0\x9f\x90\xa2"};
  Value config = Value::Map{
      {"network:count", 3, {}},
      {"network:large", std::int64_t{9'007'199'254'740'993}, {}},
      {"network:ratio", 0.1, {}},
      {"network:flag", false, {}},
      {"db:password", as_secret("hunter2 \"quoted\""), {}},
      {"db:port", as_secret(5432), {}},
      {"db:mixed",
       Value::Map{
           {"name", "n", {}}, {"size", 2, {}}, {"key", as_secret("k"), {}}, {"on", true, {}}},
       {}}};
  Value::List list;
  for (size_t index = 0; index < texts.size(); ++index) {
    config.set(fmt::format("text:t{}", index), texts[index]);
    list.emplace_back(texts[index]);
  }
  config.set("text:all", Value(list));
  ASSERT_TRUE(succeeded(create(stack_)));
  ASSERT_TRUE(write_file(stack_file(stack_), write_stack_file(config, cipher_).value()));

  const Value read = configuration();

  const auto value = [&read](const std::string& key) {
    const Value* entry = read.find(key);
    return entry == nullptr ? std::string("missing") : entry->text("value");
  };
  const auto is_secret = [&read](const std::string& key) {
    return *read.find(key)->find("secret")->as_bool();
  };
  EXPECT_EQ(value("network:count"), "3");
  EXPECT_EQ(value("network:large"), "9007199254740993");
  EXPECT_EQ(value("network:ratio"), "0.1");
  EXPECT_EQ(value("network:flag"), "false");
  EXPECT_EQ(value("db:password"), "hunter2 \"quoted\"");
  EXPECT_EQ(value("db:port"), "5432");
  EXPECT_EQ(value("db:mixed"), R"({"key":"k","name":"n","on":true,"size":2})");
  EXPECT_TRUE(is_secret("db:password"));
  EXPECT_TRUE(is_secret("db:port"));
  EXPECT_TRUE(is_secret("db:mixed"));
  EXPECT_FALSE(is_secret("network:count"));
  for (size_t index = 0; index < texts.size(); ++index) {
    EXPECT_EQ(value(fmt::format("text:t{}", index)), texts[index]);
  }
  EXPECT_EQ(documents::parse_json(value("text:all"), "list").value(), Value(list));
}

TEST_F(CliTest, WhatPulumiEncryptsIsDecrypted) {
  ASSERT_TRUE(succeeded(create(stack_)));
  ASSERT_TRUE(write_file(stack_file(stack_), write_stack_file(Value::Map{}, cipher_).value()));

  ASSERT_TRUE(succeeded(pulumi({"config", "set", "--secret", "--stack", full_name(stack_),
                                "db:password", "correct horse"})));

  const documents::Document file = documents::read_yaml(stack_file(stack_)).value();
  const std::string ciphertext = file.root.find("config")->find("db:password")->text("secure");
  EXPECT_EQ(cipher_.decrypt(ciphertext).value(), Secret("correct horse"));
}

TEST_F(CliTest, OutputsAreReadFromTheStateThatPulumiWrites) {
  ASSERT_TRUE(succeeded(create(stack_)));
  ASSERT_TRUE(write_file(stack_file(stack_), write_stack_file(Value::Map{}, cipher_).value()));
  const std::string urn =
      fmt::format("urn:pulumi:{0}::ecommerce::pulumi:pulumi:Stack::ecommerce-{0}", stack_);
  Value state = documents::parse_json(
                    pulumi({"stack", "export", "--stack", full_name(stack_)}).value(), "export")
                    .value();
  state.find("deployment")
      ->set(
          "resources",
          documents::parse_json(
              fmt::format(R"([{{"urn":"{}","custom":false,"type":"pulumi:pulumi:Stack","outputs":)"
                          R"({{"vpcId":"vpc-1","password":{{"4dabf18193072939515e22adb298388d":)"
                          R"("1b47061264138c4ac30d75fd1eb44270","plaintext":"\"hunter2\""}}}}}}])",
                          urn),
              "resources")
              .value());
  ASSERT_TRUE(write_file(folder_.path() / "state.json", documents::write_json(state)));
  ASSERT_TRUE(
      succeeded(pulumi({"stack", "import", "--stack", full_name(stack_), "--file", "state.json"})));

  const Checkpoint checkpoint =
      read_checkpoint(checkpoint_file(state_, "ecommerce", stack_)).value().value();

  EXPECT_EQ(masked_outputs(checkpoint).value(),
            Value(Value::Map{{"password", as_secret("[secret]"), {}}, {"vpcId", "vpc-1", {}}}));
  EXPECT_EQ(revealed_outputs(checkpoint, keyring_).value(),
            Value(Value::Map{{"password", as_secret("hunter2"), {}}, {"vpcId", "vpc-1", {}}}));
}

} // namespace
} // namespace cloud::pulumi
