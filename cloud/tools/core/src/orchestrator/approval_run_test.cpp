// Runs that may only do what somebody has agreed to.

#include "test_support/run_fixture.hpp"

#include <gmock/gmock.h>

namespace cloud::orchestrator {
namespace {

using test_support::RunExecutorTest;
using testing::Contains;
using testing::Not;

constexpr const char* k_vpc = "urn:pulumi:D1BRV40-network-dev::ecommerce::aws:ec2/vpc:Vpc::main";

class ApprovalRunTest : public RunExecutorTest {
protected:
  ApprovalRunTest() {
    request_.approval.emplace();
    request_.approval->emplace(StackName("network"),
                               planner::ApprovedStack{{{k_vpc, "aws:ec2/vpc:Vpc", "update"}}});
  }

  // What a preview shows of network right before it runs.
  void network_shows(const char* operation) {
    previews_.previews[StackName("network")].changes = {{k_vpc, "aws:ec2/vpc:Vpc", operation}};
  }
};

TEST_F(ApprovalRunTest, LooksAtEachStackAndThenDoesWhatWasAgreedTo) {
  network_shows("update");

  const RunOutcome outcome = run().value();

  EXPECT_EQ(outcome.run.state, RunState::completed);
  EXPECT_EQ(outcome.summary.deployed, 3);
  for (const char* stack : {"dns", "network", "security"}) {
    const auto& calls = engine_.calls;
    const auto looked =
        std::find(calls.begin(), calls.end(), std::string("start preview of ") + stack);
    const auto ran = std::find(calls.begin(), calls.end(), std::string("start ") + stack);
    EXPECT_LT(looked, ran) << stack;
    EXPECT_NE(ran, calls.end()) << stack;
  }
}

TEST_F(ApprovalRunTest, DoesNothingToAStackThatWouldDoSomethingElse) {
  network_shows("replace");

  const RunOutcome outcome = run().value();

  EXPECT_EQ(outcome.failures.at(StackName("network")),
            (Failure{.kind = FailureClass::pre_deployment,
                     .code = "not_approved",
                     .message = "it would do what the plan did not show: replace "
                                "aws:ec2/vpc:Vpc main",
                     .advice = "preview again, and save a new plan"}));
  EXPECT_EQ(outcome.summary.blocked, 1);
  EXPECT_THAT(engine_.calls, Not(Contains("start network")));
}

TEST_F(ApprovalRunTest, UndoesWhatItHasDoneWithoutAskingForThatToo) {
  request_.rollback = RollbackPolicy::automatic;
  engine_.absent.insert(PulumiStackName("D1BRV40-dns-dev"));
  network_shows("replace");

  const RunOutcome outcome = run().value();

  EXPECT_EQ(outcome.rollback, RollbackResult::complete);
  EXPECT_EQ(outcome.run.state, RunState::rolled_back);
  EXPECT_THAT(engine_.calls, Contains("start removal of dns"));
  EXPECT_THAT(engine_.calls, Contains("start preview of dns").Times(1)); // before it was made
}

TEST_F(ApprovalRunTest, RunsAStackThatHasToEvenWhereAPreviewFindsNothing) {
  engine_.outcomes[StackName("dns")] = {Succeeded{{{"same", 3}}}};

  const RunOutcome outcome = run().value();

  EXPECT_EQ(outcome.summary.deployed, 3);
  EXPECT_THAT(engine_.calls, Contains("start dns"));
}

} // namespace
} // namespace cloud::orchestrator
