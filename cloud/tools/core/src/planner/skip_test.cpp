#include "planner/skip.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <functional>

namespace cloud::planner {
namespace {

using testing::ElementsAre;

class NamedPrograms : public Programs {
public:
  Result<StackCode> prepare(const StackName&) override { return StackCode{}; }
  Result<StackCode> bundled(const std::string&, const std::string&) override { return StackCode{}; }
  Result<std::string> toolchain() override { return std::string("pulumi 3.259.0"); }
  std::vector<std::string> differences(const std::string&, const std::string&) override {
    return known;
  }
  std::vector<std::string> known{"code: network/src/vpc.ts"};
};

StepKey key() {
  StepKey key;
  key.code = "c0de";
  key.toolchain = "pulumi 3.259.0";
  key.target = "simulated 111111111111 us-east-1";
  key.config = Value::Map{{"network:vpcCidr", "10.0.0.0/16", {}},
                          {"network:zones", 3, {}},
                          {"network:token", "hmac:0a1b", {}},
                          {"aws:region", "us-east-1", {}}};
  key.consumed =
      Value::Map{{"dns.zoneId", "Z1", {}}, {"aws:availabilityZones", Value::List{"a"}, {}}};
  return key;
}

StateSummary state() {
  return {.identity = "s1", .resources = 3, .pending_operations = 0, .entries = 4};
}

DeployedStack deployed() {
  DeployedStack stack;
  stack.stack = StackName("network");
  stack.run = RunId("R1");
  stack.key = key();
  stack.state_identity = "s1";
  return stack;
}

Decision decide_with(const std::function<void(StepKey&)>& change) {
  StepKey now = key();
  change(now);
  NamedPrograms programs;
  const DeployedStack known = deployed();
  return decide(&known, now, state(), programs);
}

std::vector<std::string> reasons_for(const std::function<void(StepKey&)>& change) {
  const Decision decision = decide_with(change);
  EXPECT_EQ(decision.verdict, Verdict::run);
  return decision.reasons;
}

TEST(Skip, LeavesAStackThatIsAsItWasLeft) {
  EXPECT_EQ(
      decide_with([](StepKey&) {}),
      (Decision{
          Verdict::skip,
          {"No changes: code, settings (4), values from elsewhere (2) and state are as run R1 left "
           "them"}}));
}

TEST(Skip, NamesWhatIsNotKnownYet) {
  EXPECT_THAT(reasons_for([](StepKey& now) {
                now.consumed.set("dns.zoneId", "{{UNKNOWN:dns:zoneId}}");
                now.config.set("network:token", "{{UNKNOWN:calculate:password:24}}");
              }),
              ElementsAre("output dns.zoneId is not known yet", "config token is not known yet"));
}

TEST(Skip, NamesAChangedSettingWithBothValues) {
  EXPECT_THAT(reasons_for([](StepKey& now) { now.config.set("network:vpcCidr", "10.50.0.0/16"); }),
              ElementsAre("config vpcCidr: 10.0.0.0/16 → 10.50.0.0/16"));
  EXPECT_THAT(reasons_for([](StepKey& now) { now.config.set("network:natMode", "single"); }),
              ElementsAre("config natMode added"));
  EXPECT_THAT(reasons_for([](StepKey& now) {
                now.config.as_map()->erase(now.config.as_map()->begin() + 1);
              }),
              ElementsAre("config zones removed"));
  EXPECT_THAT(reasons_for([](StepKey& now) { now.config.set("aws:region", "eu-west-1"); }),
              ElementsAre("config aws:region: us-east-1 → eu-west-1"));
}

TEST(Skip, NeverShowsASecret) {
  EXPECT_THAT(reasons_for([](StepKey& now) { now.config.set("network:token", "hmac:ffff"); }),
              ElementsAre("config token changed (secret)"));
}

TEST(Skip, TellsLongValuesAsChanged) {
  EXPECT_THAT(
      reasons_for([](StepKey& now) { now.config.set("network:vpcCidr", std::string(99, 'x')); }),
      ElementsAre("config vpcCidr changed"));
}

TEST(Skip, TellsWhichOutputOfAnotherStackChangedBeforeTheSettingItWentInto) {
  EXPECT_THAT(reasons_for([](StepKey& now) {
                now.consumed.set("dns.zoneId", "Z2");
                now.config.set("network:zones", 2);
              }),
              ElementsAre("output dns.zoneId: Z1 → Z2", "config zones: 3 → 2"));
  EXPECT_THAT(reasons_for([](StepKey& now) {
                now.consumed.set("aws:availabilityZones", Value::List{"a", "b"});
              }),
              ElementsAre("aws:availabilityZones: [\"a\"] → [\"a\",\"b\"]"));
}

TEST(Skip, RunsWhatReadsSomethingThatIsGone) {
  EXPECT_THAT(reasons_for([](StepKey& now) { now.consumed = Value(Value::Map{}); }),
              ElementsAre("what it reads of other stacks changed"));
}

TEST(Skip, NamesCodeTargetAndToolchain) {
  EXPECT_THAT(
      reasons_for([](StepKey& now) {
        now.code = "other";
        now.target = "simulated 222222222222 us-east-1";
        now.toolchain = "pulumi 3.260.0";
      }),
      ElementsAre("target: simulated 111111111111 us-east-1 → simulated 222222222222 us-east-1",
                  "code: network/src/vpc.ts", "toolchain: pulumi 3.259.0 → pulumi 3.260.0"));
}

TEST(Skip, SaysThatCodeChangedWhereNobodyKnowsWhere) {
  StepKey now = key();
  now.code = "other";
  NamedPrograms programs;
  programs.known.clear();
  const DeployedStack known = deployed();

  EXPECT_EQ(decide(&known, now, state(), programs), (Decision{Verdict::run, {"code changed"}}));
}

TEST(Skip, RunsWhatWasNeverDeployedOrDidNotSucceed) {
  NamedPrograms programs;
  EXPECT_EQ(decide(nullptr, key(), state(), programs),
            (Decision{Verdict::run, {"not deployed yet"}}));

  DeployedStack failed = deployed();
  failed.last_result = StepState::failed;
  EXPECT_EQ(decide(&failed, key(), state(), programs),
            (Decision{Verdict::run, {"the last deploy did not succeed"}}));
}

TEST(Skip, RunsWhatHasPendingOperationsOrNoState) {
  NamedPrograms programs;
  const DeployedStack known = deployed();
  StateSummary pending = state();
  pending.pending_operations = 1;
  EXPECT_EQ(decide(&known, key(), pending, programs),
            (Decision{Verdict::run, {"1 operation of the last run never ended"}}));
  EXPECT_EQ(decide(&known, key(), StateSummary{}, programs),
            (Decision{Verdict::run, {"Pulumi's state of the stack is gone"}}));
}

TEST(Skip, VerifiesWhatSomebodyElseTouchedAndWhatReadsMoreThanIsKnown) {
  NamedPrograms programs;
  DeployedStack known = deployed();
  known.unproven = {"it reads the file /etc/hosts"};
  StateSummary touched = state();
  touched.identity = "s2";

  EXPECT_EQ(decide(&known, key(), touched, programs),
            (Decision{Verdict::verify,
                      {"its state was changed by somebody else", "it reads the file /etc/hosts"}}));
}

TEST(Skip, ForcingRunsAndVerifyingPreviewsWhatWouldBeSkipped) {
  const Decision skip{Verdict::skip, {"No changes"}};
  const Decision run{Verdict::run, {"code changed"}};

  EXPECT_EQ(under(SkipPolicy::when_proven, skip), skip);
  EXPECT_EQ(under(SkipPolicy::never, skip), (Decision{Verdict::run, {"forced"}}));
  EXPECT_EQ(under(SkipPolicy::never, run), run);
  EXPECT_EQ(under(SkipPolicy::verify, skip), (Decision{Verdict::verify, {"asked to verify it"}}));
  EXPECT_EQ(under(SkipPolicy::verify, run), run);
}

// Whatever differs, it is never a skip.
RC_GTEST_PROP(SkipProperty, NothingThatDiffersIsSkipped, (const std::string& text)) {
  const auto pick = *rc::gen::inRange(0, 8);
  StepKey now = key();
  StateSummary found = state();
  DeployedStack known = deployed();
  const std::string other = "x" + text;
  switch (pick) {
  case 0:
    now.code = other;
    break;
  case 1:
    now.toolchain = other;
    break;
  case 2:
    now.target = other;
    break;
  case 3:
    now.config.set(*rc::gen::element<std::string>("network:vpcCidr", "new:key"), other);
    break;
  case 4:
    now.consumed.set(*rc::gen::element<std::string>("dns.zoneId", "new.output"), other);
    break;
  case 5:
    found.identity = other;
    break;
  case 6:
    known.unproven.push_back(other);
    break;
  default:
    known.key.consumed.set("gone.output", other);
    break;
  }
  NamedPrograms programs;

  RC_ASSERT(decide(&known, now, found, programs).verdict != Verdict::skip);
}

} // namespace
} // namespace cloud::planner
