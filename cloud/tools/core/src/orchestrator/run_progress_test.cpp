#include "test_support/run_fixture.hpp"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace cloud::orchestrator {
namespace {

using test_support::failed_with;
using test_support::RunExecutorTest;
using namespace std::chrono_literals;

// Two stacks at once, each of which really takes a second.
class RunProgressTest : public RunExecutorTest {
protected:
  RunProgressTest() {
    expect("dns", 1min);
    expect("network", 2min);
    expect("security", 30s);
  }

  void expect(const char* stack, std::chrono::milliseconds duration,
              Verdict verdict = Verdict::run) {
    for (PlannedStack& planned : request_.plan.stacks) {
      if (planned.name.str() == stack) {
        planned.expected = duration;
        planned.verdict = verdict;
      }
    }
  }

  // Settled stacks and all of them, time left, and what holds the run.
  using Told = std::tuple<std::int64_t, std::int64_t, std::chrono::milliseconds, std::string>;
  std::vector<Told> told() const {
    std::vector<Told> all;
    for (const RunEvent& event : store_.all_events) {
      if (event.type == "deployment.progress") {
        all.emplace_back(*event.data.find("settled")->as_integer(),
                         *event.data.find("total")->as_integer(),
                         std::chrono::milliseconds(*event.data.find("remainingMs")->as_integer()),
                         event.data.text("holding"));
      }
    }
    return all;
  }
};

TEST_F(RunProgressTest, IsToldOnceForEverythingThatStartsOrSettlesAtATime) {
  (void)run();

  EXPECT_EQ(told(), (std::vector<Told>{
                        {0, 3, 150s, "network"}, {1, 3, 59s, "dns"}, {2, 3, 29s, "security"}}));
}

TEST_F(RunProgressTest, DoesNotCountWhatIsToBeSkipped) {
  expect("security", 30s, Verdict::skip);

  (void)run();

  EXPECT_EQ(told(), (std::vector<Told>{
                        {0, 3, 120s, "network"}, {1, 3, 59s, "dns"}, {2, 3, 29s, "security"}}));
}

TEST_F(RunProgressTest, CountsNoMoreForAStackThatTakesLongerThanExpected) {
  expect("network", 500ms);

  (void)run();

  EXPECT_EQ(told().at(1), (Told{1, 3, 30s, "network"}));
}

TEST_F(RunProgressTest, CountsTheWaitBeforeANewAttempt) {
  engine_.outcomes[StackName("network")] = {failed_with("RequestLimitExceeded", true)};

  (void)run();

  EXPECT_EQ(told(), (std::vector<Told>{{0, 3, 150s, "network"},
                                       {0, 3, 152s, "network"},
                                       {1, 3, 151s, "network"},
                                       {1, 3, 150s, "network"},
                                       {2, 3, 30s, "security"}}));
}

TEST_F(RunProgressTest, ExpectsUndoingToTakeAsLongAsDoing) {
  for (const PlannedStack& stack : request_.plan.stacks) {
    engine_.absent.insert(
        pulumi_stack_name(request_.run.deployment, stack.name, request_.run.environment));
  }
  engine_.outcomes[StackName("security")] = {failed_with("AccessDenied")};
  request_.rollback = RollbackPolicy::automatic;

  (void)run();

  const std::vector<Told> all = told();
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[3], (Told{0, 2, 2min, "network"}));
  EXPECT_EQ(all[4], (Told{1, 2, 59s, "dns"}));
}

} // namespace
} // namespace cloud::orchestrator
