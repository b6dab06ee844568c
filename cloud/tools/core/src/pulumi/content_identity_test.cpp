#include "pulumi/content_identity.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

namespace cloud::pulumi {
namespace {

class ContentIdentityTest : public ::testing::Test {
protected:
  void write(const char* path, const char* content) {
    ASSERT_TRUE(make_directories((directory_.path() / path).parent_path()));
    ASSERT_TRUE(write_file(directory_.path() / path, content));
  }
  std::string identity(const char* path) {
    return content_identity(directory_.path() / path).value();
  }

  test_support::TemporaryDirectory directory_;
};

TEST_F(ContentIdentityTest, IsThatOfTheContent) {
  write("a", "text");

  EXPECT_EQ(identity("a"), sha256_hex("text"));
  EXPECT_EQ(identity("b"), "absent");
}

TEST_F(ContentIdentityTest, KnowsWhetherItMayHaveChangedSince) {
  write("a", "text");
  write("folder/deep/b", "text");
  const auto now =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto before = now - std::chrono::hours(1);
  const auto after = now + std::chrono::hours(1);

  for (const char* path : {"a", "folder", "none", "none/below"}) {
    EXPECT_TRUE(changed_since(directory_.path() / path, before)) << path;
    EXPECT_FALSE(changed_since(directory_.path() / path, after)) << path;
  }
}

TEST_F(ContentIdentityTest, OfAFolderTakesEveryNameAndContentIn) {
  write("one/code/index.js", "1");
  write("two/code/index.js", "1");
  EXPECT_EQ(identity("one"), identity("two"));

  write("two/code/index.js", "2");
  EXPECT_NE(identity("one"), identity("two"));

  write("two/code/index.js", "1");
  write("two/more.js", "");
  EXPECT_NE(identity("one"), identity("two"));
}

TEST_F(ContentIdentityTest, FollowsLinksToFolders) {
  write("one/index.js", "1");
  write("elsewhere/library.js", "1");
  std::filesystem::create_directory_symlink(directory_.path() / "elsewhere",
                                            directory_.path() / "one" / "library");
  const std::string before = identity("one");

  write("elsewhere/library.js", "2");

  EXPECT_NE(identity("one"), before);
}

TEST_F(ContentIdentityTest, CannotTellWhatALinkInACircleHolds) {
  write("one/index.js", "1");
  std::filesystem::create_directory_symlink(directory_.path() / "one",
                                            directory_.path() / "one" / "again");

  EXPECT_FALSE(content_identity(directory_.path() / "one"));
}

} // namespace
} // namespace cloud::pulumi
