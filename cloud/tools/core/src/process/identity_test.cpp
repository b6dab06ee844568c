#include "process/identity.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace cloud::process {
namespace {

TEST(Identity, OfThisProcessIsAlive) {
  EXPECT_TRUE(is_alive(current_identity()));
}

TEST(Identity, IsNotAliveWhenThePidBelongsToAnotherProcessByNow) {
  ProcessIdentity reused = current_identity();
  reused.start_time += 1;

  EXPECT_FALSE(is_alive(reused));
}

TEST(Identity, IsNotAliveAfterARestartOfTheMachine) {
  ProcessIdentity before = current_identity();
  before.boot_id = "another boot";

  EXPECT_FALSE(is_alive(before));
}

TEST(Identity, OfAChildThatEndedIsGoneEvenBeforeItIsReaped) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(0);
  }
  siginfo_t info{};
  ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);

  EXPECT_EQ(identify(child), std::nullopt);
  ::waitpid(child, nullptr, 0);
}

} // namespace
} // namespace cloud::process
