#include "process/guard.hpp"
#include "process/guard_client.hpp"
#include "process/identity.hpp"
#include "process/leash.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <string>
#include <thread>

namespace cloud::process {
namespace {

using test_support::TemporaryDirectory;

// A host that prints a port, then waits for the end of its stdin, like the real one.
const std::vector<std::string> k_host{"/bin/sh", "-c", "echo 4242; cat >/dev/null"};

// Waits for a condition that another process brings about; gives up after a generous while so that
// a broken build does not hang.
template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

std::int64_t unix_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

class GuardTest : public ::testing::Test {
protected:
  GuardClient start_guard(const std::vector<std::string>& host = k_host) {
    auto client = GuardClient::start({.argv = {"/proc/self/exe", "__guard"},
                                      .lifetime_descriptor = -1,
                                      .log = folder_.path() / "guard.log"},
                                     GuardCommand{.argv = host,
                                                  .environment = {"PATH=/usr/bin:/bin"},
                                                  .directory = folder_.path(),
                                                  .stderr_file = folder_.path() / "host.log"});
    return *std::move(client);
  }

  GuardCommand shell(const std::string& script) const {
    // What the guard appends (--client=…) becomes $0 of the script.
    return {.argv = {"/bin/sh", "-c", script},
            .environment = {"PATH=/usr/bin:/bin"},
            .directory = folder_.path(),
            .stdout_file = folder_.path() / "stdout",
            .stderr_file = folder_.path() / "stderr"};
  }

  std::filesystem::path exit_file() const { return folder_.path() / "exit.json"; }

  static GuardExit wait_for_exit(GuardClient& client) {
    while (true) {
      if (auto exit = client.poll()) {
        return *exit;
      }
      pollfd news{client.descriptor(), POLLIN, 0};
      ::poll(&news, 1, 10'000);
    }
  }

  std::string text(const char* file) const { return read_file(folder_.path() / file).value_or(""); }

  TemporaryDirectory folder_;
};

TEST_F(GuardTest, StartsNothingBeforeItIsReleased) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(shell("echo started"), exit_file()));

  pollfd news{client.descriptor(), POLLIN, 0};
  EXPECT_EQ(::poll(&news, 1, 100), 0);
  EXPECT_EQ(text("stdout"), "");

  ASSERT_TRUE(client.release());
  EXPECT_EQ(wait_for_exit(client).code, 0);
  EXPECT_EQ(text("stdout"), "started\n");
}

TEST_F(GuardTest, TellsTheProgramWhereItsHostListens) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(shell("echo $0; exit 3"), exit_file()));
  ASSERT_TRUE(client.release());

  EXPECT_EQ(wait_for_exit(client).code, 3);
  EXPECT_EQ(text("stdout"), "--client=127.0.0.1:4242\n");
  EXPECT_EQ(read_exit_file(exit_file())->code, 3);
}

// A host may take its time to listen, and is not counted as time of the program.
TEST_F(GuardTest, RecordsWhenTheProgramItselfBeganAndEnded) {
  ASSERT_EQ(::mkfifo((folder_.path() / "listen").c_str(), 0600), 0);
  GuardClient client = start_guard({"/bin/sh", "-c", "read go <listen; echo 4242; cat >/dev/null"});
  ASSERT_TRUE(client.prepare(shell("date +%s%3N"), exit_file()));
  ASSERT_TRUE(client.release());
  const std::int64_t before = unix_milliseconds();
  std::ofstream(folder_.path() / "listen") << "go\n";

  const GuardExit told = wait_for_exit(client);
  const std::int64_t after = unix_milliseconds();

  const std::int64_t running = std::stoll(text("stdout"));
  EXPECT_LE(before, told.started_at_ms);
  EXPECT_LE(told.started_at_ms, running);
  EXPECT_LE(running, told.ended_at_ms);
  EXPECT_LE(told.ended_at_ms, after);
  const auto written = read_exit_file(exit_file());
  ASSERT_TRUE(written);
  EXPECT_EQ(written->started_at_ms, told.started_at_ms);
  EXPECT_EQ(written->ended_at_ms, told.ended_at_ms);
}

TEST_F(GuardTest, NeedsNoHostForWhatRunsNoProgram) {
  auto client = GuardClient::start({.argv = {"/proc/self/exe", "__guard"},
                                    .lifetime_descriptor = -1,
                                    .log = folder_.path() / "guard.log"},
                                   std::nullopt);
  ASSERT_TRUE(client->prepare(shell("echo $0"), exit_file()));
  ASSERT_TRUE(client->release());

  EXPECT_EQ(wait_for_exit(*client).code, 0);
  EXPECT_EQ(text("stdout"), "/bin/sh\n");
}

TEST_F(GuardTest, SendsExactlyOneSigintWhenAskedToStopGracefully) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(
      shell("trap 'echo INT; kill $!; exit 8' INT; sleep 60 & echo ready; wait"), exit_file()));
  ASSERT_TRUE(client.release());
  ASSERT_TRUE(eventually([this] { return text("stdout") == "ready\n"; }));

  client.stop("graceful");

  EXPECT_EQ(wait_for_exit(client).code, 8);
  EXPECT_EQ(text("stdout"), "ready\nINT\n");
}

TEST_F(GuardTest, KillsWhatDoesNotListenAndEverythingBelowIt) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(
      shell(
          "trap '' INT; (trap '' INT; setsid sleep 600 & echo $! >grandchild; wait) & echo ready; "
          "sleep 600"),
      exit_file()));
  ASSERT_TRUE(client.release());
  ASSERT_TRUE(eventually([this] { return !text("grandchild").empty(); }));
  const int grandchild = std::stoi(text("grandchild"));

  client.stop("graceful");
  client.stop("kill");

  EXPECT_EQ(wait_for_exit(client).signal, SIGKILL);
  EXPECT_TRUE(eventually([grandchild] { return !identify(grandchild); }));
}

TEST_F(GuardTest, LetsTheProgramFinishWhenTheOrchestratorDisappears) {
  {
    GuardClient client = start_guard();
    ASSERT_TRUE(client.prepare(shell("echo ready; read line <go; echo finished"), exit_file()));
    ASSERT_EQ(::mkfifo((folder_.path() / "go").c_str(), 0600), 0);
    ASSERT_TRUE(client.release());
    ASSERT_TRUE(eventually([this] { return text("stdout") == "ready\n"; }));
  } // the channel closes here, as it does when the orchestrator is killed

  std::ofstream(folder_.path() / "go") << "go\n";

  EXPECT_TRUE(eventually([this] { return read_exit_file(exit_file()).has_value(); }));
  EXPECT_EQ(text("stdout"), "ready\nfinished\n");
}

TEST_F(GuardTest, EndsWithItsHostWhenTheOrchestratorDisappearsBeforeTheRelease) {
  int guard = 0;
  {
    GuardClient client = start_guard({"/bin/sh", "-c", "echo $$ >host; echo 4242; cat >/dev/null"});
    guard = client.pid();
    ASSERT_TRUE(eventually([this] { return !text("host").empty(); }));
  }

  EXPECT_TRUE(eventually([guard] { return !identify(guard); }));
  EXPECT_FALSE(identify(std::stoi(text("host"))));
  EXPECT_EQ(text("exit.json"), "");
}

TEST_F(GuardTest, SaysWhyWhenTheHostCannotBeStarted) {
  GuardClient client = start_guard({"/nowhere/node"});
  ASSERT_TRUE(client.prepare(shell("echo never"), exit_file()));
  ASSERT_TRUE(client.release());

  const GuardExit exit = wait_for_exit(client);
  EXPECT_EQ(exit.error, "cannot start /nowhere/node: No such file or directory");
  EXPECT_EQ(exit.started_at_ms, 0);
  EXPECT_EQ(text("stdout"), "");
}

TEST_F(GuardTest, CountsAsKilledWhenItDiesWithoutAWord) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(shell("sleep 600"), exit_file()));
  ASSERT_TRUE(client.release());

  ::kill(client.pid(), SIGKILL);

  EXPECT_EQ(wait_for_exit(client).signal, SIGKILL);
}

TEST_F(GuardTest, StopsTheProgramByItsOwnDeathAndCountsWhenThatHasEnded) {
  GuardClient client = start_guard();
  ASSERT_TRUE(client.prepare(
      shell("trap 'read line <go; echo INT; kill $!; exit 8' INT; sleep 600 & echo ready; wait"),
      exit_file()));
  ASSERT_EQ(::mkfifo((folder_.path() / "go").c_str(), 0600), 0);
  ASSERT_TRUE(client.release());
  ASSERT_TRUE(eventually([this] { return text("stdout") == "ready\n"; }));
  ASSERT_FALSE(client.poll()); // takes in who the program is

  ::kill(client.pid(), SIGKILL);
  ::waitpid(client.pid(), nullptr, 0);
  EXPECT_FALSE(client.poll());
  std::ofstream(folder_.path() / "go") << "go\n";

  EXPECT_EQ(wait_for_exit(client).signal, SIGKILL);
  EXPECT_EQ(text("stdout"), "ready\nINT\n");
}

TEST_F(GuardTest, SaysWhyWhenTheProgramCannotBeStarted) {
  GuardClient client = start_guard();
  GuardCommand command = shell("");
  command.argv = {"/nowhere/pulumi"};
  ASSERT_TRUE(client.prepare(command, exit_file()));
  ASSERT_TRUE(client.release());

  EXPECT_EQ(wait_for_exit(client).code, 127);
  EXPECT_EQ(text("stderr"), "error: cannot start /nowhere/pulumi: No such file or directory\n");
}

} // namespace
} // namespace cloud::process

// The guard under test is this program, started again.
int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "__guard") {
    return cloud::process::guard_main();
  }
  if (argc > 1 && std::string_view(argv[1]) == "__leash") {
    return cloud::process::leash_main(argc, argv);
  }
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
