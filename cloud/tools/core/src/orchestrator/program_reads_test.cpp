#include "orchestrator/program_reads.hpp"

#include <gtest/gtest.h>

namespace cloud::orchestrator {
namespace {

ProgramReads everything() {
  return {.noted = true,
          .outputs = {"network.vpcId"},
          .files = {"/etc/hosts", "assets/api/code.zip"},
          .environment = {"BUILD_NUMBER", "HOME"},
          .network = {"api.example.com:443", "10.0.0.1:80"},
          .queries = {"aws:ssm:/k"},
          .processes = {"git"},
          .fleeting = {"the clock"}};
}

ProgramReads nothing() {
  ProgramReads reads;
  reads.noted = true;
  return reads;
}

TEST(ProgramReads, ComparesWhatIsDeclaredAndDoubtsTheRest) {
  EXPECT_EQ(
      judge_reads(
          everything(),
          {.files = {"assets/**"}, .environment = {"BUILD_NUMBER"}, .network = {"*.example.com"}}),
      (JudgedReads{
          {"network.vpcId", "aws:ssm:/k", "file:assets/api/code.zip", "environment:BUILD_NUMBER"},
          {"it reads the file /etc/hosts, which its definition does not declare",
           "it reads the environment variable HOME, which its definition does not declare",
           "it asks 10.0.0.1:80, which its definition does not declare", "it runs the command git",
           "it depends on the clock"}}));
}

TEST(ProgramReads, DoubtsEverythingWhereNothingWasNoted) {
  EXPECT_EQ(judge_reads({}, {}), (JudgedReads{{}, {"nobody knows what its program read"}}));
}

TEST(ProgramReads, ReadingNothingIsNoDoubt) {
  EXPECT_EQ(judge_reads(nothing(), {}), JudgedReads{});
}

TEST(ProgramReads, TellsWhatStandsForAllOfAKind) {
  ProgramReads reads = nothing();
  reads.environment = {"*"};
  reads.processes = {"*"};

  EXPECT_EQ(judge_reads(reads, {}), (JudgedReads{{},
                                                 {"it reads every environment variable",
                                                  "it runs code that nobody can follow"}}));
}

} // namespace
} // namespace cloud::orchestrator
