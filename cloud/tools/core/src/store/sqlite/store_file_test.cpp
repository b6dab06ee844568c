#include "store/sqlite/migrations.hpp"
#include "store/sqlite/statement.hpp"
#include "store/sqlite/store_file.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace cloud::store {
namespace {

class StoreFileTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  std::filesystem::path path_ = folder_.path() / "store" / "cloud.db";

  [[nodiscard]] static mode_t mode_of(const std::filesystem::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 07777;
  }
  [[nodiscard]] Error error_of_opening() const {
    StoreFile file(path_);
    const Result<Database*> opened = file.for_writing();
    return opened ? Error{} : opened.error();
  }
};

TEST_F(StoreFileTest, CreatesNothingWhenItIsOnlyRead) {
  StoreFile file(path_);

  const Result<Database*> database = file.for_reading();

  ASSERT_TRUE(database);
  EXPECT_EQ(*database, nullptr);
  EXPECT_FALSE(std::filesystem::exists(path_.parent_path()));
}

TEST_F(StoreFileTest, CreatesItsFileAndFolderForItsUserOnly) {
  StoreFile file(path_);

  ASSERT_TRUE(file.for_writing());

  EXPECT_EQ(mode_of(path_), k_private_file);
  EXPECT_EQ(mode_of(path_.parent_path()), k_private_directory);
}

TEST_F(StoreFileTest, OpensTheFileOnce) {
  StoreFile file(path_);

  Database* const first = file.for_writing().value();

  EXPECT_EQ(file.for_writing().value(), first);
  EXPECT_EQ(file.for_reading().value(), first);
}

TEST_F(StoreFileTest, RefusesAStoreOfANewerVersion) {
  {
    StoreFile file(path_);
    ASSERT_TRUE(file.for_writing().value()->execute("PRAGMA user_version = 99"));
  }

  EXPECT_EQ(error_of_opening(),
            (Error{ErrorCode::conflict,
                   fmt::format("{}: written by a newer version of cloud (schema 99, this one knows "
                               "{})",
                               path_.string(), built_in_migrations().back().number),
                   {},
                   "use the newer version of cloud"}));
}

TEST_F(StoreFileTest, SaysThatAFileIsNoStore) {
  ASSERT_TRUE(make_directories(path_.parent_path()));
  ASSERT_TRUE(write_file(path_, std::string(8192, 'x')));

  EXPECT_EQ(error_of_opening(),
            (Error{ErrorCode::unavailable,
                   fmt::format("{}: the store is damaged (file is not a database)", path_.string()),
                   {},
                   "move the file away or put back a copy of it: what is deployed is not touched, "
                   "only the history of runs is kept there"}));
}

TEST_F(StoreFileTest, SaysThatAFolderCannotBeWritten) {
  ASSERT_TRUE(write_file(folder_.path() / "store", "a file where the folder should be"));

  EXPECT_EQ(error_of_opening(),
            (Error{ErrorCode::unavailable,
                   fmt::format("cannot open {}: Not a directory", path_.string()),
                   {},
                   "a part of this path is a file and no folder: move it away"}));
}

TEST_F(StoreFileTest, SaysThatTheDiskIsFull) {
  StoreFile file(path_);
  Database* const database = file.for_writing().value();
  ASSERT_TRUE(database->execute("PRAGMA max_page_count = 1"));

  const Result<void> stored = execute(
      *database, "INSERT INTO generated_values VALUES ('D1', 'dev', 'network', 'key', ?, 0)",
      "v1:" + std::string(1 << 20, 'x'));

  ASSERT_FALSE(stored);
  EXPECT_EQ(stored.error(),
            (Error{ErrorCode::unavailable,
                   fmt::format("cannot write {}: no space left on the disk", path_.string()),
                   {},
                   "free some space, then run the command again"}));
}

TEST_F(StoreFileTest, DoesNotFollowALinkInPlaceOfItsFile) {
  ASSERT_TRUE(make_directories(path_.parent_path()));
  std::filesystem::create_symlink(folder_.path() / "elsewhere", path_);

  EXPECT_EQ(error_of_opening().code, ErrorCode::unavailable);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "elsewhere"));
}

} // namespace
} // namespace cloud::store
