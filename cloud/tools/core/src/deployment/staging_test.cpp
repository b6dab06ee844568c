#include "deployment/staging.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <set>

using namespace cloud;
using deployment::Staging;

namespace {

constexpr auto k_lasting = Staging::Durability::lasting;
constexpr std::chrono::sys_seconds k_now(std::chrono::seconds(1'760'020'200));

std::vector<std::string> entries_of(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class StagedDeployment : public testing::Test {
protected:
  test_support::TemporaryDirectory directory_;
  std::filesystem::path deploy_ = directory_.path() / "deploy";
};

// Runs `body` in a process of its own; its result is the exit status.
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(body());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_F(StagedDeployment, AppearsUnderItsNameWhenItIsPublished) {
  auto staging = Staging::create(deploy_, std::nullopt, k_now);
  ASSERT_TRUE(staging) << staging.error().message;
  ASSERT_TRUE(staging->write("config/network.dev.yaml", "config: {}\n", k_lasting));
  EXPECT_EQ(entries_of(deploy_), std::vector<std::string>{".DT3VCA0"});

  const auto folder = staging->publish("Company A", "e-commerce");

  ASSERT_TRUE(folder) << folder.error().message;
  EXPECT_EQ(folder->id, DeploymentId("DT3VCA0"));
  EXPECT_EQ(entries_of(deploy_), std::vector<std::string>{"DT3VCA0-company-a-e-commerce"});
  EXPECT_EQ(*read_file(folder->config() / "network.dev.yaml"), "config: {}\n");
  EXPECT_EQ(std::filesystem::status(folder->config() / "network.dev.yaml").permissions(),
            std::filesystem::perms(0600));
}

TEST_F(StagedDeployment, LeavesNothingWhenItIsNotPublished) {
  {
    auto staging = Staging::create(deploy_, std::nullopt, k_now);
    ASSERT_TRUE(staging);
    ASSERT_TRUE(staging->write("Deployment_Manifest.yaml", "x", k_lasting));
  }

  EXPECT_EQ(entries_of(deploy_), std::vector<std::string>{});
}

TEST_F(StagedDeployment, RefusesAnIdThatExistsOrIsBeingMade) {
  const DeploymentId wanted("D1CUSTOM");
  auto first = Staging::create(deploy_, wanted, k_now);
  ASSERT_TRUE(first);

  const auto during = Staging::create(deploy_, wanted, k_now);
  ASSERT_TRUE(first->publish("a", "b"));
  const auto after = Staging::create(deploy_, wanted, k_now);

  for (const auto* refused : {&during, &after}) {
    ASSERT_FALSE(*refused);
    EXPECT_EQ(refused->error(), (Error{ErrorCode::conflict,
                                       "deployment 'D1CUSTOM' exists already",
                                       {},
                                       "choose another id, or leave it out to have one "
                                       "generated"}));
  }
}

TEST_F(StagedDeployment, TakesTheNextSecondWhenAnIdIsTaken) {
  auto first = Staging::create(deploy_, std::nullopt, k_now);
  ASSERT_TRUE(first);
  ASSERT_TRUE(first->publish("a", "b"));
  auto second = Staging::create(deploy_, std::nullopt, k_now);
  auto third = Staging::create(deploy_, std::nullopt, k_now);

  EXPECT_EQ(first->id(), DeploymentId("DT3VCA0"));
  EXPECT_EQ(second->id(), DeploymentId("DT3VCA1"));
  EXPECT_EQ(third->id(), DeploymentId("DT3VCA2"));
}

TEST_F(StagedDeployment, RemovesWhatAKilledProcessLeftBehind) {
  const int killed = in_child([this]() -> int {
    auto staging = Staging::create(deploy_, std::nullopt, k_now);
    const bool wrote = staging && staging->write("Deployment_Manifest.yaml", "x", k_lasting);
    ::_exit(wrote ? 9 : 1); // without destructors, as kill -9
  });
  ASSERT_EQ(killed, 9);
  ASSERT_EQ(entries_of(deploy_), std::vector<std::string>{".DT3VCA0"});

  auto staging = Staging::create(deploy_, std::nullopt, k_now + std::chrono::seconds(100));

  ASSERT_TRUE(staging);
  EXPECT_EQ(entries_of(deploy_), std::vector<std::string>{"." + staging->id().str()});
}

TEST_F(StagedDeployment, GivesTwoHundredProcessesAtOnceTwoHundredIds) {
  constexpr int k_processes = 200;
  std::vector<pid_t> children;
  for (int i = 0; i < k_processes; ++i) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto staging = Staging::create(deploy_, std::nullopt, k_now);
      const bool made = staging && staging->write("Deployment_Manifest.yaml", "x", k_lasting) &&
                        staging->publish("org", "project");
      ::_exit(made ? 0 : 1);
    }
    children.push_back(child);
  }
  int failed = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    failed += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
  }

  EXPECT_EQ(failed, 0);
  const auto names = entries_of(deploy_);
  std::set<std::string> ids;
  for (const std::string& name : names) {
    ids.insert(name.substr(0, name.find('-')));
  }
  EXPECT_EQ(names.size(), size_t{k_processes});
  EXPECT_EQ(ids.size(), size_t{k_processes});
}

TEST_F(StagedDeployment, LeavesNothingWhenTheDiskRefusesAFile) {
  const int status = in_child([this] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{100, 100}; // no file can grow beyond, much as on a full disk
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto staging = Staging::create(deploy_, std::nullopt, k_now);
    const auto written =
        staging->write("Deployment_Manifest.yaml", std::string(200, 'x'), k_lasting);
    const std::string expected =
        "cannot write " + staging->path().string() + "/Deployment_Manifest.yaml: File too large";
    return !written && written.error().message == expected ? 0 : 1;
  });

  EXPECT_EQ(status, 0);
  EXPECT_EQ(entries_of(deploy_), std::vector<std::string>{});
}

TEST_F(StagedDeployment, SaysWhyItCannotStart) {
  ASSERT_TRUE(write_file(deploy_, "a file where a folder should be"));

  const auto staging = Staging::create(deploy_, std::nullopt, k_now);

  ASSERT_FALSE(staging);
  EXPECT_EQ(staging.error().message,
            "cannot create folder " + deploy_.string() + "/.DT3VCA0: Not a directory");
}
