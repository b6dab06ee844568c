#include "deployment/id.hpp"

#include <gtest/gtest.h>

using namespace cloud;
using deployment::generated_id;
using deployment::parse_id;

TEST(DeploymentIds, AreTheTimeInBaseThirtySix) {
  EXPECT_EQ(generated_id(std::chrono::sys_seconds(std::chrono::seconds(36 * 36))),
            DeploymentId("D100"));
  EXPECT_EQ(generated_id(std::chrono::sys_seconds(std::chrono::seconds(1'760'020'200))),
            DeploymentId("DT3VCA0"));
}

TEST(DeploymentIds, SortInTheOrderOfCreation) {
  const std::chrono::sys_seconds now(std::chrono::seconds(1'760'020'200));

  EXPECT_LT(generated_id(now), generated_id(now + std::chrono::seconds(1)));
  EXPECT_LT(generated_id(now), generated_id(now + std::chrono::days(3000)));
}

TEST(DeploymentIds, AreReadInEitherCase) {
  EXPECT_EQ(*parse_id("d1custom"), DeploymentId("D1CUSTOM"));
  EXPECT_EQ(*parse_id("DAB"), DeploymentId("DAB"));
}

TEST(DeploymentIds, AreRefusedInAnyOtherForm) {
  for (const char* text : {"", "D", "DA", "X1BRV40", "D1BRV-40", "D0123456789ABCDEF", "D/../x"}) {
    const auto id = parse_id(text);
    ASSERT_FALSE(id) << text;
    EXPECT_EQ(id.error().message, std::string("'") + text + "' is no deployment id");
    EXPECT_EQ(id.error().hint, "an id is D and 2 to 15 letters or digits, such as D1BRV40");
  }
}
