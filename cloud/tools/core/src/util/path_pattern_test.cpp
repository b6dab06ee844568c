#include "util/path_pattern.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cloud {
namespace {

TEST(PathPattern, MatchesTheWholeText) {
  EXPECT_TRUE(matches_path("cloud/data.json", "cloud/data.json"));
  EXPECT_FALSE(matches_path("cloud/data.json", "cloud/data.json5"));
  EXPECT_FALSE(matches_path("data.json", "cloud/data.json"));
  EXPECT_TRUE(matches_path("", ""));
  EXPECT_FALSE(matches_path("", "a"));
}

TEST(PathPattern, OneStarStaysInItsFolder) {
  EXPECT_TRUE(matches_path("assets/*.zip", "assets/api.zip"));
  EXPECT_TRUE(matches_path("assets/*", "assets/"));
  EXPECT_FALSE(matches_path("assets/*.zip", "assets/old/api.zip"));
  EXPECT_TRUE(matches_path("*.example.com:443", "api.example.com:443"));
}

TEST(PathPattern, TwoStarsCrossFolders) {
  EXPECT_TRUE(matches_path("assets/**", "assets/old/api.zip"));
  EXPECT_TRUE(matches_path("assets/**.zip", "assets/old/api.zip"));
  EXPECT_FALSE(matches_path("assets/**.zip", "other/old/api.zip"));
  EXPECT_TRUE(matches_path("assets/**/api.zip", "assets/api.zip"));
  EXPECT_TRUE(matches_path("assets/**/api.zip", "assets/a/b/api.zip"));
  EXPECT_FALSE(matches_path("assets/**/api.zip", "assets/myapi.zip"));
}

TEST(PathPattern, TakesNoLongerForManyStars) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) {
    pattern += "*a";
  }
  EXPECT_FALSE(matches_path(pattern, std::string(5000, 'a') + "b"));
}

} // namespace
} // namespace cloud
