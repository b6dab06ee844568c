#include "pulumi/compiler_settings.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ExtendedIn, ReadsOneNameOrSeveral) {
  EXPECT_THAT(extended_in(R"({"extends": "../base"})"), ElementsAre("../base"));
  EXPECT_THAT(extended_in(R"({"extends": ["./a.json", "@company/tsconfig",]})"),
              ElementsAre("./a.json", "@company/tsconfig"));
}

TEST(ExtendedIn, PassesOverCommentsAndWhatOnlyLooksLikeIt) {
  EXPECT_THAT(extended_in(R"(// "extends": "./no"
{
  /* "extends": "./no" */
  "compilerOptions": { "extends": "./no", "target": "a \" b" },
  "files": ["extends"],
  "extends": "./yes", // with a comment
})"),
              ElementsAre("./yes"));
}

TEST(ExtendedIn, FindsNothingInWhatMakesNoSense) {
  EXPECT_THAT(extended_in(""), IsEmpty());
  EXPECT_THAT(extended_in(R"({"extends")"), IsEmpty());
  EXPECT_THAT(extended_in(R"({"extends": ["./a)"), ElementsAre("./a"));
  EXPECT_THAT(extended_in(R"({"extends": 1})"), IsEmpty());
}

TEST(CompilerSettings, AreFollowedToWhatTheyExtend) {
  const test_support::TemporaryDirectory folder;
  const auto write = [&folder](const std::filesystem::path& path, std::string_view text) {
    std::filesystem::create_directories((folder.path() / path).parent_path());
    ASSERT_TRUE(write_file(folder.path() / path, text));
  };
  write("cloud/package.json", "{}");
  write("cloud/stacks/network/src/tsconfig.json",
        R"({"extends": ["../tsconfig.paths", "@company/tsconfig"]})");
  write("cloud/stacks/network/tsconfig.paths.json", R"({"extends": "./src/tsconfig.json"})");
  write("cloud/node_modules/@company/tsconfig/tsconfig.json", "{}");

  EXPECT_THAT(compiler_settings(folder.path(), "cloud", {"cloud", "cloud/stacks/network/src"}),
              ElementsAre("cloud/node_modules/@company/tsconfig/tsconfig.json",
                          "cloud/package.json", "cloud/stacks/network/src/tsconfig.json",
                          "cloud/stacks/network/tsconfig.paths.json"));
}

} // namespace
} // namespace cloud::pulumi
