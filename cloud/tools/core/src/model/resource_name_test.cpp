#include "model/resource_name.hpp"

#include <gtest/gtest.h>

namespace cloud {
namespace {

TEST(ResourceName, IsTheTypeAndTheNameOfAUrn) {
  EXPECT_EQ(
      type_and_name("urn:pulumi:D1-security-dev::shop::cloud:security:Keys$aws:kms/key:Key::logs"),
      "aws:kms/key:Key logs");
  EXPECT_EQ(type_and_name("urn:pulumi:D1-network-dev::shop::aws:ec2/vpc:Vpc::a::b$c"),
            "aws:ec2/vpc:Vpc a::b$c");
}

TEST(ResourceName, LeavesATextThatIsNoUrnAsItIs) {
  EXPECT_EQ(type_and_name("database"), "database");
}

} // namespace
} // namespace cloud
