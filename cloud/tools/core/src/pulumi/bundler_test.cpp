#include "documents/json.hpp"
#include "pulumi/base64.hpp"
#include "pulumi/bundler.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/succeeded.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace cloud::pulumi {
namespace {

using test_support::succeeded;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

constexpr const char* k_lock_file = R"({
  "lockfileVersion": 3,
  "packages": {
    "": {"name": "test"},
    "node_modules/@pulumi/pulumi": {"version": "3.270.0", "integrity": "sha512-a"},
    "node_modules/@pulumi/aws": {"version": "7.48.0", "integrity": "sha512-b",
                                 "dependencies": {"@pulumi/pulumi": "^3.142.0"}},
    "node_modules/esbuild": {"version": "0.28.2", "integrity": "sha512-c"},
    "node_modules/vitest": {"version": "4.0.0", "integrity": "sha512-d"}
  }
})";

// An installation with one stack, `network`, and the real esbuild.
class BundlerTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  Installation installation_{folder_.path()};
  int started_ = 0;
  Bundler bundler_{installation_,
                   [this](const auto& argv, const auto& directory, const auto& output) {
                     ++started_;
                     return run(argv, directory, output);
                   }};

  void SetUp() override {
    const std::filesystem::path modules = test_support::source_directory() / "cloud";
    const std::filesystem::path program = esbuild_program(installation_.modules());
    std::filesystem::create_directories(program.parent_path());
    std::filesystem::create_symlink(esbuild_program(modules), program);
    write("cloud/package-lock.json", k_lock_file);
    write("cloud/stacks/network/src/index.ts",
          "import * as aws from '@pulumi/aws';\n"
          "import { range } from './range';\n"
          "export const vpc: aws.ec2.Vpc = new aws.ec2.Vpc('main', { cidrBlock: range });\n");
    write("cloud/stacks/network/src/range.ts", "export const range = '10.0.0.0/16';\n");
  }

  void write(const std::string& path, std::string_view text) {
    const std::filesystem::path file = folder_.path() / path;
    std::filesystem::create_directories(file.parent_path());
    // In place, as an editor that keeps the inode.
    std::filesystem::remove(file);
    ASSERT_TRUE(write_new_file(file, text));
  }

  StackCode prepare() {
    const Result<StackCode> code = bundler_.prepare(StackName("network"));
    EXPECT_TRUE(succeeded(code));
    return code.value_or(StackCode{});
  }
  Error error_of_preparing(const char* stack = "network") {
    const Result<StackCode> code = bundler_.prepare(StackName(stack));
    return code ? Error{} : code.error();
  }

  // A shell is enough here: what starts programs in earnest has tests of its own.
  static Result<int> run(const std::vector<std::string>& argv,
                         const std::filesystem::path& directory,
                         const std::filesystem::path& output) {
    std::string command = fmt::format("cd '{}' && exec", directory.string());
    for (const std::string& argument : argv) {
      command += fmt::format(" '{}'", argument);
    }
    return WEXITSTATUS(
        std::system(fmt::format("{} > '{}' 2>&1", command, output.string()).c_str()));
  }
};

TEST_F(BundlerTest, MakesOneFileThatLeavesPulumisPackagesOutside) {
  const StackCode code = prepare();

  const std::string bundle = read_file(code.bundle).value();
  EXPECT_THAT(bundle, HasSubstr("require(\"@pulumi/aws\")"));
  EXPECT_THAT(bundle, HasSubstr("var range = \"10.0.0.0/16\""));
  EXPECT_THAT(bundle, HasSubstr("//# sourceMappingURL=data:application/json;base64,"));
  EXPECT_EQ(code.bundle.parent_path(), installation_.bundles());
  EXPECT_EQ(code.closure_hash.size(), 64U);
}

TEST_F(BundlerTest, NamesTheSourcesAsSeenFromTheBundle) {
  constexpr std::string_view k_mark = "sourceMappingURL=data:application/json;base64,";
  const std::string bundle = read_file(prepare().bundle).value();
  const std::string_view encoded =
      trim(std::string_view(bundle).substr(bundle.find(k_mark) + k_mark.size()));

  const Value map = documents::parse_json(from_base64(encoded).value(), "source map").value();

  EXPECT_EQ(*map.find("sources"), Value(Value::List{"../../cloud/stacks/network/src/index.ts",
                                                    "../../cloud/stacks/network/src/range.ts"}));
  EXPECT_EQ(map.find("sourcesContent"), nullptr);
}

TEST_F(BundlerTest, StartsNothingForAStackThatDidNotChange) {
  const StackCode first = prepare();
  started_ = 0;

  const StackCode second = prepare();

  EXPECT_EQ(second.bundle, first.bundle);
  EXPECT_EQ(second.closure_hash, first.closure_hash);
  EXPECT_EQ(started_, 0);
}

TEST_F(BundlerTest, NeedsNoEsbuildAndWritesNothingForAStackThatDidNotChange) {
  const StackCode first = prepare();
  std::filesystem::remove_all(installation_.modules() / "node_modules" / "@esbuild");
  const auto before = std::filesystem::last_write_time(installation_.bundles());

  EXPECT_EQ(prepare().bundle, first.bundle);
  EXPECT_EQ(std::filesystem::last_write_time(installation_.bundles()), before);
}

TEST_F(BundlerTest, LooksAtNothingAboveTheRootWhenSourcesAreLinkedFromElsewhere) {
  const test_support::TemporaryDirectory elsewhere;
  std::filesystem::rename(installation_.stacks(), elsewhere.path() / "stacks");
  std::filesystem::create_directory_symlink(elsewhere.path() / "stacks", installation_.stacks());
  (void)prepare();
  started_ = 0;

  const test_support::TemporaryDirectory a_change_in_the_folder_of_both;
  (void)prepare();

  EXPECT_EQ(started_, 0);
}

TEST_F(BundlerTest, SeesAChangeOfTheSameSize) {
  const StackCode first = prepare();

  write("cloud/stacks/network/src/range.ts", "export const range = '10.9.0.0/16';\n");
  const StackCode second = prepare();

  EXPECT_NE(second.bundle, first.bundle);
  EXPECT_NE(second.closure_hash, first.closure_hash);
  EXPECT_THAT(read_file(second.bundle).value(), HasSubstr("10.9.0.0/16"));
  EXPECT_TRUE(std::filesystem::exists(first.bundle)) << "a run may still use it";
}

TEST_F(BundlerTest, SeesAChangeOfTheSameSizeWhoseTimeWasPutBack) {
  const std::filesystem::path file = folder_.path() / "cloud/stacks/network/src/range.ts";
  const StackCode first = prepare();
  const auto time = std::filesystem::last_write_time(file);

  // Into the file that is there, as a program does that restores or unpacks.
  std::ofstream(file) << "export const range = '10.9.0.0/16';\n";
  std::filesystem::last_write_time(file, time);

  EXPECT_NE(prepare().closure_hash, first.closure_hash);
}

TEST_F(BundlerTest, SeesAChangeOfTheSettingsThatOthersExtend) {
  const std::filesystem::path settings = folder_.path() / "cloud/stacks/network/paths.json";
  write("cloud/stacks/network/src/range2.ts", "export const range = '10.2.0.0/16';\n");
  write("cloud/stacks/network/src/index.ts",
        "import { range } from 'range';\nconsole.log(range);\n");
  write("cloud/stacks/network/src/tsconfig.json", R"({"extends": "../paths.json"})");
  write("cloud/stacks/network/paths.json",
        R"({"compilerOptions": {"paths": {"range": ["./src/range.ts"]}}})");
  const StackCode first = prepare();

  std::ofstream(settings) << R"({"compilerOptions": {"paths": {"range": ["./src/range2.ts"]}}})";
  const StackCode second = prepare();

  EXPECT_NE(second.closure_hash, first.closure_hash);
  EXPECT_THAT(read_file(second.bundle).value(), HasSubstr("10.2.0.0/16"));
}

TEST_F(BundlerTest, SeesAFileThatTakesThePlaceOfAnother) {
  const StackCode first = prepare();

  // `./range` means range.tsx before range/index.ts, and range.ts before both.
  std::filesystem::create_directories(folder_.path() / "cloud/stacks/network/src/range");
  std::filesystem::rename(folder_.path() / "cloud/stacks/network/src/range.ts",
                          folder_.path() / "cloud/stacks/network/src/range/index.ts");

  EXPECT_NE(prepare().closure_hash, first.closure_hash);
}

TEST_F(BundlerTest, TakesAFileThatWasOnlyTouchedForTheSame) {
  const StackCode first = prepare();

  write("cloud/stacks/network/src/range.ts", "export const range = '10.0.0.0/16';\n");
  const StackCode second = prepare();

  EXPECT_EQ(second.bundle, first.bundle);
  EXPECT_EQ(second.closure_hash, first.closure_hash);
}

TEST_F(BundlerTest, CountsTheLockedVersionsOfThePackagesThatAreImported) {
  const std::string first = prepare().closure_hash;
  std::string lock = k_lock_file;

  lock.replace(lock.find("4.0.0"), 5, "4.0.1");
  write("cloud/package-lock.json", lock);
  EXPECT_EQ(prepare().closure_hash, first) << "vitest is not part of the program";

  lock.replace(lock.find("3.270.0"), 7, "3.271.0");
  write("cloud/package-lock.json", lock);
  EXPECT_NE(prepare().closure_hash, first) << "@pulumi/aws depends on @pulumi/pulumi";
}

TEST_F(BundlerTest, HasTheSameIdentityWhereverTheInstallationIs) {
  const std::string first = prepare().closure_hash;
  const test_support::TemporaryDirectory elsewhere;
  std::filesystem::copy(folder_.path() / "cloud", elsewhere.path() / "cloud",
                        std::filesystem::copy_options::recursive |
                            std::filesystem::copy_options::copy_symlinks);

  Bundler other(Installation{elsewhere.path()}, &BundlerTest::run);

  EXPECT_EQ(other.prepare(StackName("network")).value().closure_hash, first);
}

TEST_F(BundlerTest, BundlesAgainWhenTheBundleIsGone) {
  const StackCode first = prepare();
  std::filesystem::remove(first.bundle);

  EXPECT_EQ(prepare().bundle, first.bundle);
  EXPECT_TRUE(std::filesystem::exists(first.bundle));
}

TEST_F(BundlerTest, SaysWhereAProgramIsWrong) {
  write("cloud/stacks/network/src/range.ts", "export const range: string = ;\n");

  EXPECT_EQ(error_of_preparing(), (Error{ErrorCode::invalid_input,
                                         "cloud/stacks/network/src/range.ts:1:30: unexpected \";\"",
                                         {},
                                         {}}));
}

TEST_F(BundlerTest, GathersAllMistakesInOneError) {
  write("cloud/stacks/network/src/index.ts",
        "import { a } from './absent';\nimport b from 'left-pad';\nconsole.log(a, b);\n");

  EXPECT_EQ(error_of_preparing(),
            (Error{ErrorCode::invalid_input,
                   "cloud/stacks/network/src: 2 problems",
                   {"cloud/stacks/network/src/index.ts:1:19: could not resolve \"./absent\"",
                    "cloud/stacks/network/src/index.ts:2:15: could not resolve \"left-pad\""},
                   "install the npm packages with: npm ci --prefix cloud"}));
}

TEST_F(BundlerTest, SaysThatAStackHasNoProgram) {
  EXPECT_EQ(error_of_preparing("netwrk"),
            (Error{ErrorCode::not_found,
                   "stack 'netwrk' has no program: cloud/stacks/netwrk/src/index.ts is missing",
                   {},
                   {}}));
}

TEST_F(BundlerTest, SaysThatThePackagesAreNotInstalled) {
  std::filesystem::remove_all(installation_.modules() / "node_modules");

  const Error error = error_of_preparing();

  EXPECT_EQ(error.code, ErrorCode::unavailable);
  EXPECT_THAT(error.message, EndsWith("bin/esbuild is missing"));
  EXPECT_EQ(error.hint, "install the npm packages with: npm ci --prefix cloud");
}

TEST_F(BundlerTest, SaysThatAPackageIsNotLocked) {
  write("cloud/stacks/network/src/range.ts",
        "import * as random from '@pulumi/random';\nexport const range = random.x;\n");

  EXPECT_THAT(error_of_preparing().message,
              EndsWith("the package @pulumi/random is imported but not listed"));
}

TEST_F(BundlerTest, LeavesNothingBesideItsBundles) {
  prepare();

  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(installation_.bundles())) {
    names.push_back(entry.is_directory() ? entry.path().filename().string()
                                         : entry.path().extension().string());
  }
  std::sort(names.begin(), names.end());
  EXPECT_THAT(names, ElementsAre(".js", "closures", "index"));
}

} // namespace
} // namespace cloud::pulumi
