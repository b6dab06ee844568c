#include "pulumi/program_reads.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

namespace cloud::pulumi {
namespace {

class ProgramReadsTest : public ::testing::Test {
protected:
  ProgramReads reads(const char* consumed, const char* noted) {
    (void)write_file(directory_.path() / "consumed.json", consumed);
    (void)write_file(directory_.path() / "reads.json", noted);
    return program_reads_in(directory_.path(), "/platform");
  }

  test_support::TemporaryDirectory directory_;
};

TEST_F(ProgramReadsTest, TellsFilesOfThePlatformFromItsRootOn) {
  EXPECT_EQ(reads(R"(["network.vpcId"])",
                  R"({"files":["/etc/hosts","/platform/assets/a.zip"],"environment":["FOO"],)"
                  R"("network":["example.com:443"],"queries":["aws:ssm:/k"],"processes":["git"],)"
                  R"("fleeting":["the clock"]})"),
            (ProgramReads{true,
                          {"network.vpcId"},
                          {"/etc/hosts", "assets/a.zip"},
                          {"FOO"},
                          {"example.com:443"},
                          {"aws:ssm:/k"},
                          {"git"},
                          {"the clock"}}));
}

TEST_F(ProgramReadsTest, TakesNotesThatAreMissingOrDamagedForNone) {
  constexpr const char* k_nothing =
      R"({"files":[],"environment":[],"network":[],"queries":[],"processes":[],"fleeting":[]})";
  EXPECT_FALSE(program_reads_in(directory_.path(), "/platform").noted);
  EXPECT_FALSE(reads("[]", "{}").noted);
  EXPECT_FALSE(reads("[", k_nothing).noted);
  EXPECT_FALSE(reads("[]", R"({"files":[1],"environment":[],"network":[],"queries":[],)"
                           R"("processes":[],"fleeting":[]})")
                   .noted);
  EXPECT_FALSE(
      reads("[]", R"({"files":[],"environment":[],"network":[],"queries":[],"processes":[]})")
          .noted);
  EXPECT_TRUE(reads("[]", k_nothing).noted);
}

} // namespace
} // namespace cloud::pulumi
