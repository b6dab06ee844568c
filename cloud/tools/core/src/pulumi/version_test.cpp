#include "pulumi/version.hpp"

#include <gtest/gtest.h>

namespace cloud::pulumi {
namespace {

TEST(Version, ReadsWhatPulumiAndNodePrint) {
  EXPECT_EQ(parse_version("v3.259.0\n"), (SemanticVersion{3, 259, 0}));
  EXPECT_EQ(parse_version("24.12.0"), (SemanticVersion{24, 12, 0}));
  EXPECT_EQ(parse_version("v3.260.1-alpha.7+dirty"), (SemanticVersion{3, 260, 1}));
}

TEST(Version, RefusesWhatIsNoVersion) {
  EXPECT_EQ(parse_version(""), std::nullopt);
  EXPECT_EQ(parse_version("3.259"), std::nullopt);
  EXPECT_EQ(parse_version("latest"), std::nullopt);
  EXPECT_EQ(parse_version("3.x.0"), std::nullopt);
}

TEST(Version, ComparesNumbersNotTexts) {
  EXPECT_LT((SemanticVersion{3, 99, 0}), (SemanticVersion{3, 259, 0}));
}

} // namespace
} // namespace cloud::pulumi
