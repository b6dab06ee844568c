#include "pulumi/version_cache.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace cloud::pulumi {
namespace {

class VersionCacheTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  std::filesystem::path program_ = folder_.path() / "tool";
  std::filesystem::path file_ = folder_.path() / "versions.json";

  void make_program(const std::string& script, mode_t mode = 0700) {
    ASSERT_TRUE(write_file(program_, "#!/bin/sh\n" + script + "\n"));
    ASSERT_EQ(::chmod(program_.c_str(), mode), 0);
  }
  Error refusal() {
    const auto version = VersionCache(file_).version_of(program_);
    return version ? Error{} : version.error();
  }
  Error unusable(const char* what) {
    return {ErrorCode::unavailable, fmt::format("{}: {}", program_.string(), what), {}, {}};
  }
};

TEST_F(VersionCacheTest, AsksAProgramOnce) {
  make_program(fmt::format("echo asked >> '{}/asked'; echo v1.2.3", folder_.path().string()));

  EXPECT_EQ(VersionCache(file_).version_of(program_).value(), (SemanticVersion{1, 2, 3}));
  EXPECT_EQ(VersionCache(file_).version_of(program_).value(), (SemanticVersion{1, 2, 3}));

  EXPECT_EQ(read_file(folder_.path() / "asked").value(), "asked\n");
}

TEST_F(VersionCacheTest, SaysThatThereIsNoProgram) {
  EXPECT_EQ(refusal(), unusable("cannot be found"));
}

TEST_F(VersionCacheTest, SaysThatAFileOrAFolderCannotBeStarted) {
  make_program("echo v1.2.3", 0600);
  EXPECT_EQ(refusal(), unusable("is no program that can be started"));

  std::filesystem::remove(program_);
  std::filesystem::create_directory(program_);
  EXPECT_EQ(refusal(), unusable("is no program that can be started"));
}

TEST_F(VersionCacheTest, KeepsWhatAProgramThatFailsHasToSayToItself) {
  make_program("echo 'false (GNU coreutils) 9.1'; echo 'Written by Jim Meyering.'; exit 1");
  EXPECT_EQ(refusal(), unusable("does not tell its version"));

  make_program("echo hello");
  EXPECT_EQ(refusal(), unusable("does not tell its version"));
}

} // namespace
} // namespace cloud::pulumi
