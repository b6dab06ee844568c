// What other processes do to the store: die in the middle of a write, or want the same lock.
#include "store/sqlite/run_store.hpp"
#include "store/sqlite/statement.hpp"
#include "test_support/fake_clock.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/file_descriptor.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <random>

namespace cloud::store {
namespace {

struct Pipe {
  FileDescriptor read_end;
  FileDescriptor write_end;
};

Pipe make_pipe() {
  int ends[2] = {-1, -1};
  EXPECT_EQ(::pipe(ends), 0);
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

cloud::Run deploy(const std::string& id, const std::string& environment = "dev") {
  cloud::Run run;
  run.id = RunId(id);
  run.deployment = DeploymentId("D1BRV40");
  run.environment = EnvironmentName(environment);
  run.user = "ada";
  run.host = "build-7";
  return run;
}

class ProcessesTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  test_support::FakeClock clock_;
  std::filesystem::path path_ = folder_.path() / "cloud.db";

  static constexpr auto k_never = [](const cloud::Run&) { return false; };

  // Runs `body` in a child process that shares nothing with the test but the file.
  template <class Body>
  static pid_t fork_child(Body body) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::_exit(body());
    }
    return child;
  }

  // Records events for ever and writes the last acknowledged sequence number into the pipe.
  int write_until_killed(int acknowledgements) {
    StoreFile file(path_);
    SqliteRunStore store(file, clock_);
    const cloud::Run run = deploy("r1");
    if (!store.begin_run(run, k_never)) {
      return 1;
    }
    std::vector<RunEvent> events(3);
    Step step;
    step.run = run.id;
    step.stack = StackName("network");
    step.state = StepState::running;
    while (true) {
      for (RunEvent& event : events) {
        event.run = run.id;
        event.type = "output";
      }
      if (!store.update_step(step, events)) {
        return 1;
      }
      const std::int64_t last = events.back().sequence;
      if (::write(acknowledgements, &last, sizeof last) != sizeof last) {
        return 1;
      }
      ++step.attempt;
    }
  }
};

TEST_F(ProcessesTest, NothingAcknowledgedIsLostWhenTheWriterIsKilled) {
  std::mt19937 random(20251009); // NOLINT(cert-msc51-cpp): the same moments in every run
  for (int round = 0; round < 20; ++round) {
    std::filesystem::remove(path_);
    Pipe pipe = make_pipe();
    const pid_t child = fork_child([&] { return write_until_killed(pipe.write_end.get()); });
    pipe.write_end.reset();

    std::int64_t acknowledged = 0;
    const auto patience = 1 + random() % 20;
    for (std::uint64_t count = 0; count < patience; ++count) {
      ASSERT_EQ(::read(pipe.read_end.get(), &acknowledged, sizeof acknowledged),
                ssize_t{sizeof acknowledged});
    }
    // Somewhere inside the next write.
    std::atomic<std::uint64_t> spins = random() % 200'000;
    while (spins > 0) {
      --spins;
    }
    ::kill(child, SIGKILL);
    // What it still said before it died counts as acknowledged too.
    while (::read(pipe.read_end.get(), &acknowledged, sizeof acknowledged) ==
           ssize_t{sizeof acknowledged}) {
    }
    ::waitpid(child, nullptr, 0);

    StoreFile file(path_);
    SqliteRunStore store(file, clock_);
    const std::vector<RunEvent> events = store.events(RunId("r1"), 0, 1'000'000).value();
    ASSERT_GE(static_cast<std::int64_t>(events.size()), acknowledged);
    for (size_t index = 0; index < events.size(); ++index) {
      ASSERT_EQ(events[index].sequence, static_cast<std::int64_t>(index) + 1);
    }
    // A step and its three events are in or out together.
    EXPECT_EQ(store.steps(RunId("r1")).value().size() * 3, events.size());
    EXPECT_EQ(store.find_run(RunId("r1")).value()->state, RunState::running);
    const auto integrity = query_one<std::string>(
        *file.for_reading().value(), "PRAGMA integrity_check",
        [](Columns& columns) -> Result<std::string> { return columns.text(); });
    EXPECT_EQ(integrity.value(), "ok");
  }
}

TEST_F(ProcessesTest, ExactlyOneOfManyTakesTheLock) {
  constexpr int k_contenders = 8;
  Pipe start = make_pipe();
  std::vector<pid_t> children;
  for (int index = 0; index < k_contenders; ++index) {
    children.push_back(fork_child([&] {
      start.write_end.reset();
      char ignored = 0;
      static_cast<void>(::read(start.read_end.get(), &ignored, 1)); // until the race is on
      StoreFile file(path_);
      SqliteRunStore store(file, clock_);
      const Result<void> begun = store.begin_run(deploy(fmt::format("r{}", index)), k_never);
      return begun ? 0 : begun.error().code == ErrorCode::locked ? 1 : 2;
    }));
  }
  start.write_end.reset();

  int winners = 0;
  int losers = 0;
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    winners += WEXITSTATUS(status) == 0 ? 1 : 0;
    losers += WEXITSTATUS(status) == 1 ? 1 : 0;
  }

  EXPECT_EQ(winners, 1);
  EXPECT_EQ(losers, k_contenders - 1);
}

TEST_F(ProcessesTest, ExactlyOneOfManyTakesOverADeadRun) {
  constexpr int k_contenders = 4;
  {
    StoreFile file(path_);
    SqliteRunStore store(file, clock_);
    ASSERT_TRUE(store.begin_run(deploy("dead"), k_never));
  }
  std::vector<pid_t> children;
  for (int index = 0; index < k_contenders; ++index) {
    children.push_back(fork_child([&] {
      StoreFile file(path_);
      SqliteRunStore store(file, clock_);
      const Result<void> begun =
          store.begin_run(deploy(fmt::format("r{}", index)),
                          [](const cloud::Run& holder) { return holder.id.str() == "dead"; });
      return begun ? 0 : 1;
    }));
  }

  int winners = 0;
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    winners += WEXITSTATUS(status) == 0 ? 1 : 0;
  }

  EXPECT_EQ(winners, 1);
  StoreFile file(path_);
  SqliteRunStore store(file, clock_);
  EXPECT_EQ(store.find_run(RunId("dead")).value()->state, RunState::interrupted);
}

TEST_F(ProcessesTest, SeveralWritersAtOnceLoseNothing) {
  constexpr int k_writers = 4;
  constexpr int k_events = 25;
  std::vector<pid_t> children;
  for (int index = 0; index < k_writers; ++index) {
    children.push_back(fork_child([&] {
      StoreFile file(path_);
      SqliteRunStore store(file, clock_);
      const cloud::Run run =
          deploy(fmt::format("r{}", index), fmt::format("environment-{}", index));
      if (!store.begin_run(run, k_never)) {
        return 1;
      }
      for (int count = 0; count < k_events; ++count) {
        std::vector<RunEvent> events(1);
        events[0].run = run.id;
        events[0].type = "output";
        if (!store.update_steps({}, events)) {
          return 2;
        }
      }
      return 0;
    }));
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }

  StoreFile file(path_);
  SqliteRunStore store(file, clock_);
  for (int index = 0; index < k_writers; ++index) {
    EXPECT_EQ(store.events(RunId(fmt::format("r{}", index)), 0, 1000).value().size(),
              size_t{k_events});
  }
}

} // namespace
} // namespace cloud::store
