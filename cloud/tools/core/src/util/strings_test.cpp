#include "util/strings.hpp"

#include <gtest/gtest.h>

namespace cloud {
namespace {

const std::vector<std::string> k_stacks{"dns", "network", "security"};

TEST(NearestSpelling, FindsTheWordWithOneLetterMissing) {
  EXPECT_EQ(nearest_spelling("netwrk", k_stacks), "network");
}

TEST(NearestSpelling, IgnoresCase) {
  EXPECT_EQ(nearest_spelling("NETWORK", k_stacks), "network");
}

TEST(NearestSpelling, StaysSilentWhenNothingIsClose) {
  EXPECT_EQ(nearest_spelling("monitoring", k_stacks), std::nullopt);
}

TEST(NearestSpelling, DoesNotCompareVeryLongWords) {
  EXPECT_EQ(nearest_spelling(std::string(100'000, 'n'), k_stacks), std::nullopt);
}

TEST(DidYouMean, IsReadyToBeAppendedToAMessage) {
  EXPECT_EQ(did_you_mean("secruity", k_stacks), " (did you mean 'security'?)");
  EXPECT_EQ(did_you_mean("zzz", k_stacks), "");
}

TEST(Slug, LowersAndCollapsesEverythingThatIsNoLetterOrDigit) {
  EXPECT_EQ(slug("Company-A"), "company-a");
  EXPECT_EQ(slug("  My  Shop / EU! "), "my-shop-eu");
  EXPECT_EQ(slug("---"), "");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a::b", ':'), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(split("", ':'), (std::vector<std::string>{""}));
}

TEST(VariableToFlag, SpellsAVariableAsAFlag) {
  EXPECT_EQ(variable_to_flag("VPC_CIDR_DEV"), "vpc-cidr-dev");
}

} // namespace
} // namespace cloud
