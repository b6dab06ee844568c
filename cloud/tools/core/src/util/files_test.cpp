#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <errno.h>
#include <sys/stat.h>

namespace cloud {
namespace {

using test_support::TemporaryDirectory;

TEST(WriteFile, ReplacesTheContentAndLeavesNoTemporaryFile) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "manifest.yaml";

  ASSERT_TRUE(write_file(path, "old"));
  ASSERT_TRUE(write_file(path, "new"));

  EXPECT_EQ(read_file(path).value(), "new");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(WriteFile, GivesTheFileTheModeThatWasAskedFor) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "passphrase";

  ASSERT_TRUE(write_file(path, "x", k_private_file));

  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, k_private_file);
}

TEST(WriteFile, SaysWhichFolderIsMissing) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "missing" / "file";

  const auto written = write_file(path, "x");

  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::not_found);
  EXPECT_NE(written.error().message.find("No such file or directory"), std::string::npos);
}

TEST(WriteFile, SaysWhatToDoWhereThatIsKnown) {
  errno = ENOSPC;
  EXPECT_EQ(system_error("cannot write", "/data/store.db"),
            (Error{ErrorCode::unavailable,
                   "cannot write /data/store.db: No space left on device",
                   {},
                   "free some space, then run the command again"}));
}

TEST(ReadFile, RefusesWhatIsLargerThanTheLimit) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "big";
  ASSERT_TRUE(write_file(path, std::string(200'000, 'x')));

  const auto content = read_file(path, size_t{100} * 1024);

  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().message,
            path.string() + ": larger than 100 KiB, which is more than such a file can be");
}

TEST(MakeDirectories, CreatesEveryMissingFolderWithTheModeAskedFor) {
  const TemporaryDirectory folder;
  const auto path = folder.path() / "a" / "b";

  ASSERT_TRUE(make_directories(path));
  ASSERT_TRUE(make_directories(path));

  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, k_private_directory);
}

} // namespace
} // namespace cloud
