#include "process/spawn.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <signal.h>

namespace cloud::process {
namespace {

using test_support::TemporaryDirectory;

std::string output_of(std::vector<std::string> argv, std::vector<std::string> environment = {}) {
  return capture({.argv = std::move(argv), .environment = std::move(environment)}).value();
}

TEST(Spawn, GivesTheChildOnlyTheEnvironmentItWasGiven) {
  EXPECT_EQ(output_of({"/usr/bin/env"}, {"A=1", "B=two words"}), "A=1\nB=two words\n");
}

TEST(Spawn, LeavesTheChildNoDescriptorsButTheStandardThree) {
  // The fourth entry is the folder that ls itself reads.
  EXPECT_EQ(output_of({"/bin/ls", "/proc/self/fd"}), "0\n1\n2\n3\n");
}

TEST(Spawn, ResetsSignalsThatTheParentIgnores) {
  ::signal(SIGINT, SIG_IGN);

  const std::string ignored =
      output_of({"/bin/sh", "-c", "grep SigIgn /proc/self/status | sed 's,.*:.,,'"});

  ::signal(SIGINT, SIG_DFL);
  const auto interrupt = std::uint64_t{1} << (SIGINT - 1);
  EXPECT_EQ(std::stoull(ignored, nullptr, 16) & interrupt, 0U) << ignored;
}

TEST(Spawn, SaysWhatItCouldNotStart) {
  const auto child = spawn({.argv = {"/nowhere/pulumi"}, .environment = {}});

  ASSERT_FALSE(child);
  EXPECT_EQ(child.error().message, "cannot start /nowhere/pulumi: No such file or directory");
}

TEST(Run, AppendsBothOutputsToTheFileAndReturnsTheStatus) {
  const TemporaryDirectory folder;
  const auto log = folder.path() / "log";

  const auto exit =
      run({.argv = {"/bin/sh", "-c", "echo out; echo err >&2; exit 3"}, .environment = {}}, log);

  EXPECT_EQ(exit.value().code, 3);
  EXPECT_EQ(read_file(log).value(), "out\nerr\n");
}

TEST(Run, TellsTheSignalThatEndedTheChild) {
  const TemporaryDirectory folder;

  const auto exit =
      run({.argv = {"/bin/sh", "-c", "kill -KILL $$"}, .environment = {}}, folder.path() / "log");

  EXPECT_EQ(exit.value().signal, SIGKILL);
}

TEST(Capture, HandsOverASecretByStdin) {
  EXPECT_EQ(capture({.argv = {"/bin/cat"}}, Secret("hunter2")).value(), "hunter2");
  EXPECT_EQ(capture({.argv = {"/bin/cat"}}).value(), "");
}

TEST(Capture, ReportsTheLastLineOfTheComplaint) {
  const auto text = capture(
      {.argv = {"/bin/sh", "-c", "echo first >&2; echo 'no plan' >&2; exit 1"}, .environment = {}});

  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().message, "/bin/sh failed: no plan");
}

} // namespace
} // namespace cloud::process
