#include "planner/promotion.hpp"

#include <gtest/gtest.h>

namespace cloud::planner {
namespace {

using Texts = std::vector<std::string>;

class Closures : public Programs {
public:
  Result<StackCode> prepare(const StackName&) override { return StackCode{}; }
  Result<StackCode> bundled(const std::string&, const std::string&) override { return StackCode{}; }
  Result<std::string> toolchain() override { return ""; }
  Texts differences(const std::string&, const std::string&) override { return {"code: vpc.ts"}; }
};

class PromotionTest : public ::testing::Test {
protected:
  PromotionTest() {
    deployed_.stack = stack_.name = StackName("network");
    deployed_.key.code = stack_.code = "c1";
    deployed_.key.toolchain = "pulumi 3.259.0";
    deployed_.key.target = "aws 111111111111 us-east-1";
    deployed_.key.config = Value::Map{{"network:azCount", 2, {}},
                                      {"network:vpcCidr", "10.0.0.0/16", {}},
                                      {"network:zone", "Z1", {}}};
    deployed_.key.consumed = Value::Map{{"dns.zoneId", "Z1", {}}};
    // vpcCidr is set for dev alone, zone is a runtime value.
    stack_.config = Value::Map{{"network:azCount", 2, {}}};
    stack_.specific = {"network:vpcCidr", "network:zone"};
    stack_.references = {"dns.zoneId"};
  }

  Texts obstacles() {
    return promotion_obstacles(stack_, EnvironmentName("dev"), &deployed_, programs_);
  }

  Closures programs_;
  PromotedStack stack_;
  DeployedStack deployed_;
};

TEST_F(PromotionTest, LetsPassWhatSucceededWithThisCodeAndConfiguration) {
  EXPECT_EQ(obstacles(), Texts{});
}

TEST_F(PromotionTest, WantsTheStackToBeThereAndToHaveSucceeded) {
  EXPECT_EQ(promotion_obstacles(stack_, EnvironmentName("dev"), nullptr, programs_),
            Texts{"not deployed in dev"});

  for (const StepState state : {StepState::failed, StepState::cancelled}) {
    deployed_.last_result = state;
    EXPECT_EQ(obstacles(), Texts{"its last deploy in dev did not succeed"});
  }
}

TEST_F(PromotionTest, NamesTheFileThatIsAnother) {
  stack_.code = "c2";

  EXPECT_EQ(obstacles(), Texts{"code: vpc.ts"});
}

TEST_F(PromotionTest, NamesEverySettingThatIsAnotherInTheWordsOfAPlan) {
  stack_.config = Value::Map{{"network:azCount", 3, {}}, {"network:flowLogs", true, {}}};

  EXPECT_EQ(obstacles(), (Texts{"config azCount: 2 → 3", "config flowLogs added"}));
}

TEST_F(PromotionTest, NoticesASettingThatIsGone) {
  stack_.config = Value::Map{};

  EXPECT_EQ(obstacles(), Texts{"config azCount removed"});
}

TEST_F(PromotionTest, LeavesToTheEnvironmentWhatIsItsOwn) {
  deployed_.key.config.set("network:vpcCidr", "10.99.0.0/16");
  deployed_.key.config.set("network:zone", "Z2");

  EXPECT_EQ(obstacles(), Texts{});
}

TEST_F(PromotionTest, NoticesARuntimeValueThatRefersElsewhere) {
  stack_.references = {"dns.parentZoneId"};

  EXPECT_EQ(obstacles(), Texts{"config refers to output dns.parentZoneId now"});
}

} // namespace
} // namespace cloud::planner
