#include "pulumi/toolchain.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

namespace cloud::pulumi {
namespace {

// An installation whose programs are scripts.
class ToolchainTest : public testing::Test {
protected:
  test_support::TemporaryDirectory folder_;
  Installation installation_{folder_.path()};
  std::filesystem::path node_ = folder_.path() / "node";
  std::filesystem::path pulumi_ = folder_.path() / "pulumi";

  void SetUp() override {
    write(installation_.program_host(), "");
    for (const char* package : {"@pulumi/pulumi", "@pulumi/aws"}) {
      write(installation_.modules() / "node_modules" / package / "package.json",
            R"({"version": "7.48.0"})");
    }
    make_program(node_, "echo v24.12.0");
    make_program(pulumi_, "echo v3.259.0");
  }

  static void write(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    ASSERT_TRUE(write_file(file, text));
  }
  static void make_program(const std::filesystem::path& file, const std::string& script) {
    write(file, "#!/bin/sh\n" + script + "\n");
    ASSERT_EQ(::chmod(file.c_str(), 0700), 0);
  }

  Result<Toolchain> find() { return find_toolchain(installation_, {pulumi_, node_, {}}); }
  Error refusal() {
    const auto toolchain = find();
    return toolchain ? Error{} : toolchain.error();
  }
};

constexpr const char* k_node_hint =
    "point 'node' (CLOUD_NODE) at Node.js 22.14.0 or newer, or leave it empty to have one found";
constexpr const char* k_pulumi_hint =
    "point 'pulumi' (CLOUD_PULUMI) at Pulumi 3.227.0 or newer, or leave it empty to have one found";

TEST_F(ToolchainTest, IsTheProgramsThatWereChosen) {
  EXPECT_EQ(find().value().summary(),
            "pulumi 3.259.0, node 24.12.0, @pulumi/pulumi 7.48.0, @pulumi/aws 7.48.0");
}

TEST_F(ToolchainTest, NamesTheSettingOfANodeThatFailsToTellItsVersion) {
  make_program(node_, "echo 'Written by Jim Meyering.'; exit 1");

  EXPECT_EQ(refusal(),
            (Error{ErrorCode::unavailable,
                   fmt::format("setting 'node': {}: does not tell its version", node_.string()),
                   {},
                   k_node_hint}));
}

TEST_F(ToolchainTest, NamesTheSettingOfAPulumiThatIsNotThere) {
  std::filesystem::remove(pulumi_);

  EXPECT_EQ(refusal(),
            (Error{ErrorCode::unavailable,
                   fmt::format("setting 'pulumi': {}: cannot be found", pulumi_.string()),
                   {},
                   k_pulumi_hint}));
}

TEST_F(ToolchainTest, NamesTheSettingOfAProgramThatIsTooOld) {
  make_program(pulumi_, "echo v3.100.0");

  EXPECT_EQ(refusal(), (Error{ErrorCode::unavailable,
                              fmt::format("setting 'pulumi': {}: this is Pulumi 3.100.0, but "
                                          "3.227.0 or newer is needed",
                                          pulumi_.string()),
                              {},
                              k_pulumi_hint}));
}

} // namespace
} // namespace cloud::pulumi
