#include "deployment/places.hpp"
#include "test_support/temporary_directory.hpp"

#include <gtest/gtest.h>

using namespace cloud;
using deployment::find_platform;

namespace {

class Platform : public testing::Test {
protected:
  Platform() { std::filesystem::create_directories(root_ / "cloud/tools/templates/deep"); }

  test_support::TemporaryDirectory directory_;
  std::filesystem::path root_ = directory_.path() / "platform";
};

} // namespace

TEST_F(Platform, IsFoundFromAnyFolderInside) {
  const auto places = find_platform({"", "", root_ / "cloud/tools"});

  ASSERT_TRUE(places);
  EXPECT_EQ(places->root, root_);
  EXPECT_EQ(places->templates(), "../../cloud/tools/templates");
}

TEST_F(Platform, IsShownWithoutAPrefixFromItsOwnRoot) {
  const auto places = find_platform({"", "", root_});

  ASSERT_TRUE(places);
  EXPECT_EQ(places->deploy(), "cloud/deploy");
}

TEST_F(Platform, IsTheOneThatTheFlagNamesBeforeTheVariable) {
  const auto places = find_platform({"platform/", "/nonexistent", directory_.path()});

  ASSERT_TRUE(places);
  EXPECT_EQ(places->root, root_);
  EXPECT_EQ(places->deploy(), root_ / "cloud/deploy");
}

TEST_F(Platform, MustBeThereWhenItIsNamed) {
  const auto by_variable = find_platform({"", "/nonexistent", root_});

  ASSERT_FALSE(by_variable);
  EXPECT_EQ(by_variable.error().code, ErrorCode::not_found);
  EXPECT_EQ(by_variable.error().message,
            "/nonexistent (CLOUD_ROOT) holds no cloud/tools/templates");
}

TEST_F(Platform, IsTheInstalledOneFromOutside) {
  const auto prefix = directory_.path() / "prefix";
  std::filesystem::create_directories(prefix / "share/cloud/cloud/tools/templates");

  const auto outside = find_platform({"", "", directory_.path(), prefix / "bin/cloud"});
  const auto inside = find_platform({"", "", root_, prefix / "bin/cloud"});

  ASSERT_TRUE(outside);
  EXPECT_EQ(outside->root, prefix / "share/cloud");
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->root, root_);
}

TEST_F(Platform, IsNotFoundFromOutside) {
  const auto places = find_platform({"", "", directory_.path()});

  ASSERT_FALSE(places);
  EXPECT_EQ(places.error().message, directory_.path().string() +
                                        " is not inside a platform: no folder above it holds "
                                        "cloud/tools/templates");
  EXPECT_EQ(places.error().hint, "change into the platform, or name it with --root or CLOUD_ROOT");
}
