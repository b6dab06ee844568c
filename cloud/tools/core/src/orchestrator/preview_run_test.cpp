#include "orchestrator/preview_run.hpp"
#include "test_support/run_fixture.hpp"

#include <gmock/gmock.h>

namespace cloud::orchestrator {
namespace {

using test_support::three_stacks;
using testing::ElementsAre;

class ListedEvents : public EventSink {
public:
  void on_event(const RunEvent& event) override {
    types.push_back(event.stack.empty() ? event.type : event.type + " " + event.stack.str());
  }
  std::vector<std::string> types;
};

// Remembers what each stack found of the stacks upstream.
class UpstreamInputs : public test_support::FixedInputs {
public:
  Result<StepInput> resolve(const StackName& stack, const OutputsOf& outputs) override {
    if (stack == StackName("security")) {
      CLOUD_TRY(seen, outputs(StackName("network")));
    }
    return FixedInputs::resolve(stack, outputs);
  }
  Value seen;
};

// A preview of three stacks, with everything below it played.
class PreviewRunTest : public testing::Test {
protected:
  PreviewRunTest() {
    request_.run.id = RunId("R1");
    request_.run.deployment = DeploymentId("D1BRV40");
    request_.run.environment = EnvironmentName("dev");
    request_.plan = test_support::plan_for({{"dns", "network"}, {"security"}});
    request_.session.slots = 2;
    request_.project.name = "ecommerce";
  }

  PreviewOutcome run() {
    PreviewRun run(request_, three_stacks(), deployed_,
                   {engine_, engine_, engine_, inputs_, previews_, sink_, interrupts_, clock_});
    return run.run().value();
  }

  static std::vector<std::string> states_of(const PreviewOutcome& outcome) {
    std::vector<std::string> states;
    for (const PreviewedStack& stack : outcome.stacks) {
      states.push_back(stack.stack.str() + " " + to_string(stack.state));
    }
    return states;
  }

  void change(const char* stack) {
    StackPreview& preview = previews_.previews[StackName(stack)];
    preview.changes.push_back({"urn", "aws:ec2/vpc:Vpc", "create"});
    preview.outputs.set("vpcId", "{{UNKNOWN:network:vpcId}}");
  }

  test_support::FakeClock clock_;
  test_support::FakeEngine engine_{clock_};
  UpstreamInputs inputs_;
  test_support::ScriptedPreviews previews_;
  ListedEvents sink_;
  test_support::ScriptedInterrupts interrupts_;
  std::vector<DeployedStack> deployed_;
  RunRequest request_;
};

TEST_F(PreviewRunTest, AsksAboutEveryStackAfterThoseThatItDependsOn) {
  change("network");
  change("security");

  const PreviewOutcome outcome = run();

  EXPECT_THAT(states_of(outcome),
              ElementsAre("dns unchanged", "network changes", "security changes"));
  EXPECT_EQ(outcome.summary.deployed, 2);
  EXPECT_EQ(outcome.summary.skipped, 1);
  EXPECT_THAT(sink_.types,
              ElementsAre("deployment.started", "stack.planned dns", "stack.planned network",
                          "stack.planned security", "stack.started dns", "stack.started network",
                          "stack.previewed dns", "stack.previewed network",
                          "stack.started security", "stack.previewed security",
                          "deployment.completed"));
  EXPECT_THAT(engine_.calls, testing::Not(testing::Contains("start security")));
  EXPECT_THAT(engine_.calls, testing::Contains("start preview of security"));
}

TEST_F(PreviewRunTest, HandsExpectedOutputsDown) {
  change("network");

  (void)run();

  EXPECT_EQ(*inputs_.seen.find("vpcId"), Value("{{UNKNOWN:network:vpcId}}"));
}

TEST_F(PreviewRunTest, LeavesTheOutputsOfAnUnchangedStackAsTheyAre) {
  (void)run();

  EXPECT_EQ(*inputs_.seen.find("password"), as_secret("hunter2"));
}

TEST_F(PreviewRunTest, LeavesOutWhatDependsOnAStackThatCannotBePreviewed) {
  engine_.outcomes[StackName("network")] = {test_support::failed_with("AccessDenied")};

  const PreviewOutcome outcome = run();

  EXPECT_THAT(states_of(outcome),
              ElementsAre("dns unchanged", "network failed", "security blocked"));
  EXPECT_EQ(outcome.stacks[1].failure->code, "AccessDenied");
  EXPECT_EQ(outcome.stacks[2].blocked_by, StackName("network"));
  EXPECT_EQ(sink_.types.back(), "deployment.failed");
}

TEST_F(PreviewRunTest, EndsWhenItIsInterrupted) {
  engine_.hanging = {StackName("dns"), StackName("network")};
  inputs_.on_resolve = [this](const StackName&) { interrupts_.count = 1; };

  const PreviewOutcome outcome = run();

  EXPECT_TRUE(outcome.interrupted);
  EXPECT_THAT(states_of(outcome),
              ElementsAre("dns cancelled", "network cancelled", "security cancelled"));
  EXPECT_EQ(sink_.types.back(), "deployment.cancelled");
}

TEST_F(PreviewRunTest, SaysWhyAStackCannotBeAskedAbout) {
  inputs_.failing = StackName("network");

  const PreviewOutcome outcome = run();

  EXPECT_EQ(outcome.stacks[1].failure->message, "network.yaml:3:9: no output 'vpcid'");
  EXPECT_EQ(outcome.stacks[2].state, PreviewState::blocked);
}

} // namespace
} // namespace cloud::orchestrator
