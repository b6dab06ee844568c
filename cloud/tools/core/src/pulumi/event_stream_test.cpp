#include "documents/json.hpp"
#include "pulumi/event_stream.hpp"
#include "test_support/streams.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace cloud::pulumi {
namespace {

using std::chrono::milliseconds;
using test_support::shown;
using testing::ElementsAre;
using testing::IsEmpty;

std::string resource_event(const char* kind, const char* operation, const std::string& type,
                           const std::string& name, const std::string& id = "") {
  return fmt::format(R"({{"sequence":1,"timestamp":1,"{}":{{"metadata":{{"op":"{}","urn":)"
                     R"("urn:pulumi:dev::shop::{}::{}","type":"{}","old":null,)"
                     R"("new":{{"id":"{}"}}}}}}}})",
                     kind, operation, type, name, type, id) +
         "\n";
}
std::string started(const char* operation, const std::string& type, const std::string& name) {
  return resource_event("resourcePreEvent", operation, type, name);
}
std::string completed(const char* operation, const std::string& type, const std::string& name,
                      const std::string& id = "") {
  return resource_event("resOutputsEvent", operation, type, name, id);
}
std::string diagnostic(const char* severity, const char* message, const char* urn = "") {
  return fmt::format(R"({{"diagnosticEvent":{{"urn":"{}","message":"{}","color":"never",)"
                     R"("severity":"{}"}}}})",
                     urn, message, severity) +
         "\n";
}
std::string summary(const char* result, const char* changes) {
  return fmt::format(
             R"({{"summaryEvent":{{"maybeCorrupt":false,"resourceChanges":{},"result":"{}"}}}})",
             changes, result) +
         "\n";
}

constexpr const char* k_vpc = "aws:ec2/vpc:Vpc";
constexpr const char* k_stack = "pulumi:pulumi:Stack";

std::string stack_event(const char* before, const char* after) {
  return fmt::format(R"({{"resOutputsEvent":{{"metadata":{{"op":"same","urn":"urn:s",)"
                     R"("type":"pulumi:pulumi:Stack","old":{{"outputs":{}}},)"
                     R"("new":{{"outputs":{}}}}}}}}})",
                     before, after) +
         "\n";
}

int changed_outputs(const std::string& events) {
  EventStream stream;
  (void)stream.feed(events, milliseconds(0));
  return stream.summary().changed_outputs;
}

TEST(EventStream, CountsTheOutputsThatWouldBeOthersByTheLastWordOnTheStack) {
  const std::string same = stack_event(R"({"a":1,"b":[2]})", R"({"a":1,"b":[2]})");
  const std::string other =
      stack_event(R"({"a":1,"b":[2],"gone":3})", R"({"a":1,"b":[4],"new":5})");

  EXPECT_EQ(changed_outputs(same), 0);
  EXPECT_EQ(changed_outputs(same + other), 3);
  EXPECT_EQ(changed_outputs(other + same), 0);
}

TEST(EventStream, TakesSecretOutputsForChangedBecauseTheyCannotBeCompared) {
  EXPECT_EQ(changed_outputs(stack_event(R"({"a":"[secret]"})", R"({"a":"[secret]"})")), 1);
}

TEST(EventStream, TellsOfResourcesWithTheTimeTheyTook) {
  EventStream stream;

  const auto begun = stream.feed(started("create", k_vpc, "main"), milliseconds(1000));
  const auto done = stream.feed(completed("create", k_vpc, "main", "vpc-0a"), milliseconds(3500));

  EXPECT_THAT(shown(begun), ElementsAre("started create aws:ec2/vpc:Vpc main"));
  EXPECT_THAT(shown(done), ElementsAre("completed create aws:ec2/vpc:Vpc main vpc-0a 2500ms"));
}

TEST(EventStream, NamesADeletedResourceByItsOldId) {
  EventStream stream;
  const std::string deleted = R"({"resOutputsEvent":{"metadata":{"op":"delete","urn":)"
                              R"("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",)"
                              R"("type":"aws:ec2/vpc:Vpc","old":{"id":"vpc-0a"},"new":null}}})"
                              "\n";

  const auto events = stream.feed(started("delete", k_vpc, "main") + deleted, milliseconds(0));

  EXPECT_THAT(shown(events), ElementsAre("started delete aws:ec2/vpc:Vpc main",
                                         "completed delete aws:ec2/vpc:Vpc main vpc-0a 0ms"));
}

TEST(EventStream, LeavesOutWhatNobodyWaitsFor) {
  EventStream stream;

  const auto events =
      stream.feed(started("create", k_stack, "shop-dev") + started("same", k_vpc, "main") +
                      completed("same", k_vpc, "main") +
                      started("create", "pulumi:providers:aws", "default_7") +
                      completed("create", "pulumi:providers:aws", "default_7") +
                      completed("create", k_stack, "shop-dev") + "{\"cancelEvent\":{}}\n" +
                      diagnostic("debug", "details") + started("replace", k_vpc, "main") +
                      completed("replace", k_vpc, "main"),
                  milliseconds(0));

  EXPECT_THAT(events, IsEmpty());
}

TEST(EventStream, TellsBothHalvesOfAReplacement) {
  EventStream stream;

  const auto events = stream.feed(started("create-replacement", k_vpc, "main") +
                                      completed("create-replacement", k_vpc, "main", "vpc-1") +
                                      started("delete-replaced", k_vpc, "main") +
                                      completed("delete-replaced", k_vpc, "main"),
                                  milliseconds(5));

  EXPECT_THAT(shown(events), ElementsAre("started create-replacement aws:ec2/vpc:Vpc main",
                                         "completed create-replacement aws:ec2/vpc:Vpc main vpc-1 "
                                         "0ms",
                                         "started delete-replaced aws:ec2/vpc:Vpc main",
                                         "completed delete-replaced aws:ec2/vpc:Vpc main  0ms"));
}

TEST(EventStream, TellsAComponentsCompletionOnce) {
  EventStream stream;
  const std::string outputs = completed("create", "cloud:network:Network", "network");

  const auto events = stream.feed(
      started("create", "cloud:network:Network", "network") + outputs + outputs, milliseconds(0));

  EXPECT_EQ(events.size(), 2U);
}

TEST(EventStream, GivesAFailedResourceTheMessageThatCameBefore) {
  EventStream stream;

  const auto events = stream.feed(started("create", k_vpc, "main") +
                                      diagnostic("error", "creating EC2 VPC: limit\\n",
                                                 "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main") +
                                      resource_event("resOpFailedEvent", "create", k_vpc, "main"),
                                  milliseconds(0));

  EXPECT_THAT(shown(events),
              ElementsAre("started create aws:ec2/vpc:Vpc main",
                          "failed create aws:ec2/vpc:Vpc main: creating EC2 VPC: limit 0ms"));
  EXPECT_EQ(stream.summary().failures.size(), 1U);
}

TEST(EventStream, TellsTheErrorOfAResourceOnceAndEveryOtherAsWell) {
  const std::string urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
  EventStream stream;

  const auto events = stream.feed(
      started("create", k_stack, "shop-dev") + started("create", k_vpc, "main") +
          diagnostic("error", "first word", urn.c_str()) +
          diagnostic("error", "denied", urn.c_str()) +
          resource_event("resOpFailedEvent", "create", k_vpc, "main") +
          diagnostic("error", "no such VPC", "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::other"),
      milliseconds(0));

  EXPECT_THAT(shown(events),
              ElementsAre("started create aws:ec2/vpc:Vpc main", "error " + urn + ": first word",
                          "failed create aws:ec2/vpc:Vpc main: denied 0ms",
                          "error urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::other: no such VPC"));
}

TEST(EventStream, TellsAnErrorThatNoFailureFollows) {
  const std::string urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
  EventStream stream;

  (void)stream.feed(started("create", k_vpc, "main") + diagnostic("error", "odd", urn.c_str()),
                    milliseconds(0));

  EXPECT_THAT(shown(stream.finish(milliseconds(0))), ElementsAre("error " + urn + ": odd"));
}

TEST(EventStream, CleansMessages) {
  EventStream stream(Masker({Secret("hunter2 \"quoted\"")}));

  const auto events = stream.feed(
      diagnostic("warning", "<{%fg 3%}>careful<{%reset%}>\\n") +
          diagnostic("info#err", "\\u001b[31mred\\u001b[0m") + diagnostic("info", " \\n") +
          diagnostic("info", R"(password is hunter2 \"quoted\"!)") +
          R"({"diagnosticEvent":{"message":"spinning","severity":"info","ephemeral":true}})"
          "\n",
      milliseconds(0));

  EXPECT_THAT(shown(events),
              ElementsAre("warning : careful", "info : red", "info : password is [secret]!"));
}

TEST(EventStream, CountsAsPulumiDoesWithoutTheStackAndItsProviders) {
  EventStream stream;

  (void)stream.feed(started("create", k_stack, "shop-dev") +
                        started("create", "pulumi:providers:aws", "explicit") +
                        completed("create", "pulumi:providers:aws", "explicit") +
                        started("create", k_vpc, "main") + completed("create", k_vpc, "main") +
                        summary("succeeded", R"({"create":3,"same":4,"replace":1})"),
                    milliseconds(0));

  EXPECT_EQ(stream.summary().outcome, UpdateOutcome::succeeded);
  EXPECT_EQ(stream.summary().changes,
            (ResourceChanges{{"create", 1}, {"replace", 1}, {"same", 4}}));
}

TEST(EventStream, CountsWhatCompletedWhenThereIsNoSummary) {
  EventStream stream;

  (void)stream.feed(started("create", k_stack, "shop-dev") + started("create", k_vpc, "one") +
                        completed("create", k_vpc, "one") + started("create", k_vpc, "two") +
                        started("same", k_vpc, "three") + completed("same", k_vpc, "three"),
                    milliseconds(0));

  EXPECT_EQ(stream.summary().outcome, UpdateOutcome::unknown);
  EXPECT_EQ(stream.summary().changes, (ResourceChanges{{"create", 1}, {"same", 1}}));
}

TEST(EventStream, ReadsACancelledUpdate) {
  EventStream stream;

  (void)stream.feed(summary("canceled", "{}"), milliseconds(0));

  EXPECT_EQ(stream.summary().outcome, UpdateOutcome::cancelled);
}

TEST(EventStream, KeepsLinesThatAreNoEvents) {
  EventStream stream;

  const auto events = stream.feed("panic: out of memory\n\n[1]\n{\"unheardOf\":{}}\n{\"half", {});
  const auto last = stream.finish(milliseconds(0));

  EXPECT_THAT(shown(events), ElementsAre("info : panic: out of memory", "info : [1]"));
  EXPECT_THAT(shown(last), ElementsAre("info : {\"half"));
}

TEST(EventStream, DropsALineThatIsTooLongAndGoesOn) {
  EventStream stream;
  const std::string piece(size_t{1} << 20, 'x');

  std::vector<std::string> told;
  for (int count = 0; count < 17; ++count) {
    EXPECT_THAT(stream.feed(piece, milliseconds(0)), IsEmpty());
  }
  told = shown(stream.feed("\n" + diagnostic("info", "after"), milliseconds(0)));

  EXPECT_THAT(told, ElementsAre("warning : Pulumi wrote an event of 17 MiB, which is left out",
                                "info : after"));
}

TEST(EventStream, CopesWithEventsOfTheWrongShape) {
  EventStream stream;

  const auto events = stream.feed(R"({"resourcePreEvent":7})"
                                  "\n"
                                  R"({"resOutputsEvent":{"metadata":[]}})"
                                  "\n"
                                  R"({"summaryEvent":{"resourceChanges":{"create":"many"}}})"
                                  "\n"
                                  R"({"diagnosticEvent":null})"
                                  "\n",
                                  milliseconds(0));

  EXPECT_THAT(stream.summary().changes, IsEmpty());
  EXPECT_THAT(events, IsEmpty());
}

const std::string& recorded_update() {
  static const std::string k_text =
      started("create", k_stack, "shop-dev") + diagnostic("info", "hello") +
      started("create", k_vpc, "one") + started("update", k_vpc, "two") +
      completed("create", k_vpc, "one", "vpc-1") +
      diagnostic("error", "denied", "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::two") +
      resource_event("resOpFailedEvent", "update", k_vpc, "two") + "not an event\n" +
      summary("failed", R"({"create":2})");
  return k_text;
}

RC_GTEST_PROP(EventStreamProperty, TellsTheSameHoweverTheStreamIsCut, ()) {
  EventStream whole;
  std::vector<std::string> expected = shown(whole.feed(recorded_update(), milliseconds(0)));

  EventStream cut;
  std::vector<std::string> told;
  std::string_view rest = recorded_update();
  while (!rest.empty()) {
    const auto size = *rc::gen::inRange<size_t>(1, std::min<size_t>(rest.size(), 200) + 1);
    for (const std::string& line : shown(cut.feed(rest.substr(0, size), milliseconds(0)))) {
      told.push_back(line);
    }
    rest.remove_prefix(size);
  }

  RC_ASSERT(told == expected);
  RC_ASSERT(cut.summary().changes == whole.summary().changes);
}

RC_GTEST_PROP(EventStreamProperty, SurvivesAnyBytes, (const std::string& garbage)) {
  // Real lines with bytes replaced reach further than noise alone.
  std::string text = recorded_update();
  for (const char byte : garbage) {
    text[*rc::gen::inRange<size_t>(0, text.size())] = byte;
  }
  EventStream stream;

  (void)stream.feed(text + garbage, milliseconds(0));
  (void)stream.finish(milliseconds(0));
}

} // namespace
} // namespace cloud::pulumi
