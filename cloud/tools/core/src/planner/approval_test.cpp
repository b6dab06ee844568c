#include "planner/approval.hpp"

#include <gmock/gmock.h>

namespace cloud::planner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PreviewedChange change(const std::string& operation, const std::string& name,
                       const std::string& type = "aws:ec2/vpc:Vpc") {
  return {"urn:pulumi:s::p::" + type + "::" + name, type, operation};
}

TEST(Approval, CoversWhatWasShownAndLess) {
  const ApprovedStack approved{{change("create", "a"), change("delete", "b")}};

  EXPECT_THAT(not_approved(approved, {change("create", "a"), change("delete", "b")}), IsEmpty());
  EXPECT_THAT(not_approved(approved, {}), IsEmpty());
}

TEST(Approval, NamesWhatWasNotShown) {
  const ApprovedStack approved{{change("create", "a"), change("update", "b")}};

  EXPECT_THAT(not_approved(approved, {change("create", "c"), change("replace", "b")}),
              ElementsAre("create aws:ec2/vpc:Vpc c", "replace aws:ec2/vpc:Vpc b"));
}

TEST(Approval, OfAReplacementCoversAnUpdate) {
  EXPECT_THAT(not_approved(ApprovedStack{{change("replace", "a")}}, {change("update", "a")}),
              IsEmpty());
}

TEST(Approval, LeavesOpenHowManyAreCreatedWhereThatWasAssumed) {
  const ApprovedStack approved{{change("create", "a-0")}, true};

  EXPECT_THAT(not_approved(approved, {change("create", "a-0"), change("create", "a-1")}),
              IsEmpty());
  EXPECT_THAT(not_approved(approved, {change("create", "k", "aws:kms/key:Key")}),
              ElementsAre("create aws:kms/key:Key k"));
  EXPECT_THAT(not_approved(approved, {change("delete", "a-0")}),
              ElementsAre("delete aws:ec2/vpc:Vpc a-0"));
}

TEST(Approval, OfOtherStacksAllowsNothing) {
  const Approval approval{{StackName("network"), {{change("create", "a")}}}};

  EXPECT_THAT(not_approved(approval, StackName("network"), {change("create", "a")}), IsEmpty());
  EXPECT_THAT(not_approved(approval, StackName("dns"), {change("create", "a")}),
              ElementsAre("create aws:ec2/vpc:Vpc a"));
}

} // namespace
} // namespace cloud::planner
