#include "pulumi/dead_locks.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace cloud::pulumi {
namespace {

class DeadLocksTest : public ::testing::Test {
protected:
  std::filesystem::path lock(const char* name, long pid, const std::string& host) {
    const auto path = folder_.path() / name;
    EXPECT_TRUE(write_file(
        path, fmt::format(R"({{"pid":{},"username":"ops","hostname":"{}","timestamp":"now"}})", pid,
                          host)));
    return path;
  }

  static std::string this_host() {
    char name[256] = {};
    ::gethostname(name, sizeof name - 1);
    return name;
  }

  test_support::TemporaryDirectory folder_;
};

TEST_F(DeadLocksTest, RemovesALockWhoseProcessIsGone) {
  const auto path = lock("a.json", 999'999'999, this_host());

  ASSERT_TRUE(release_locks_of_dead_processes(folder_.path()));

  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(DeadLocksTest, RemovesALockWhosePidBelongsToSomethingElseByNow) {
  const auto path = lock("a.json", 1, this_host());

  ASSERT_TRUE(release_locks_of_dead_processes(folder_.path()));

  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(DeadLocksTest, KeepsALockWhosePidRunsPulumi) {
  // This very program is called pulumi_test: in doubt the lock stays.
  const auto path = lock("a.json", ::getpid(), this_host());

  ASSERT_TRUE(release_locks_of_dead_processes(folder_.path()));

  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(DeadLocksTest, LeavesLocksOfOtherMachinesAlone) {
  const auto path = lock("a.json", 999'999'999, "another-host");

  ASSERT_TRUE(release_locks_of_dead_processes(folder_.path()));

  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(DeadLocksTest, LeavesWhatItCannotRead) {
  const auto path = folder_.path() / "a.json";
  ASSERT_TRUE(write_file(path, "{"));

  ASSERT_TRUE(release_locks_of_dead_processes(folder_.path()));

  EXPECT_TRUE(std::filesystem::exists(path));
}

TEST_F(DeadLocksTest, HasNothingToDoWithoutLocks) {
  EXPECT_TRUE(release_locks_of_dead_processes(folder_.path() / "missing"));
}

} // namespace
} // namespace cloud::pulumi
