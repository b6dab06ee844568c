#include "pulumi/package_lock.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

using testing::ElementsAre;

std::vector<std::string> paths(const Result<std::vector<LockedPackage>>& packages) {
  std::vector<std::string> found;
  for (const LockedPackage& package : packages.value()) {
    found.push_back(package.path);
  }
  return found;
}

TEST(PackageLock, FollowsDependenciesAsNodeResolvesThem) {
  const test_support::TemporaryDirectory folder;
  const std::filesystem::path file = folder.path() / "package-lock.json";
  ASSERT_TRUE(write_file(file, R"({"packages": {
    "": {},
    "node_modules/a": {"version": "1", "dependencies": {"b": "*", "missing": "*"},
                       "peerDependencies": {"compiler": "*", "d": "*"},
                       "peerDependenciesMeta": {"compiler": {"optional": true}}},
    "node_modules/a/node_modules/b": {"version": "2", "optionalDependencies": {"c": "*", "a": "*"}},
    "node_modules/b": {"version": "3"},
    "node_modules/c": {"version": "4"},
    "node_modules/d": {"version": "5"},
    "node_modules/compiler": {"version": "6"}
  }})"));

  EXPECT_THAT(paths(locked_packages(file, {"a"})),
              ElementsAre("node_modules/a", "node_modules/a/node_modules/b", "node_modules/c",
                          "node_modules/d"));
  EXPECT_THAT(paths(locked_packages(file, {"b"})), ElementsAre("node_modules/b"));
}

TEST(PackageLock, KnowsThePackagesOfThisRepository) {
  const std::filesystem::path file =
      test_support::source_directory() / "cloud" / "package-lock.json";

  const std::vector<std::string> found = paths(locked_packages(file, {"@pulumi/aws", "esbuild"}));

  EXPECT_THAT(found,
              testing::IsSupersetOf({"node_modules/@grpc/grpc-js", "node_modules/@pulumi/aws",
                                     "node_modules/@pulumi/pulumi", "node_modules/esbuild"}));
  EXPECT_THAT(found, testing::Not(testing::Contains("node_modules/typescript")));
}

TEST(PackageLock, RefusesAnOldFormat) {
  const test_support::TemporaryDirectory folder;
  ASSERT_TRUE(write_file(folder.path() / "package-lock.json", R"({"lockfileVersion": 1})"));

  EXPECT_EQ(locked_packages(folder.path() / "package-lock.json", {"a"}).error().message,
            (folder.path() / "package-lock.json").string() + ": no lock file of npm 7 or newer");
}

} // namespace
} // namespace cloud::pulumi
