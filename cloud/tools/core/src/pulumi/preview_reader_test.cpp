#include "documents/json.hpp"
#include "pulumi/preview_reader.hpp"
#include "pulumi/property_paths.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

using testing::ElementsAre;

constexpr const char* k_vpc = "urn:pulumi:D1-network-dev::shop::aws:ec2/vpc:Vpc::main";
constexpr const char* k_unknown_text = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

std::string event(const char* kind, const std::string& metadata) {
  return "{\"sequence\":1,\"" + std::string(kind) + "\":{\"metadata\":{" + metadata + "}}}\n";
}

std::string resource(const std::string& op, const std::string& rest = "") {
  return event("resourcePreEvent",
               R"("op":")" + op + R"(","urn":")" + k_vpc + R"(","type":"aws:ec2/vpc:Vpc")" + rest);
}

StackPreview read(const std::string& events, bool with_unknowns = false) {
  return read_preview(events, "network", Masker({Secret("hunter2")}), with_unknowns);
}

TEST(PreviewReader, TellsAChangedPropertyWithBothValues) {
  const StackPreview preview = read(resource(
      "update", R"(,"old":{"inputs":{"tags":{"Name":"a"}}},"new":{"inputs":{"tags":{"Name":"b"}}},)"
                R"("detailedDiff":{"tags.Name":{"diffKind":"update","inputDiff":true}})"));

  EXPECT_THAT(preview.changes,
              ElementsAre(PreviewedChange{
                  k_vpc, "aws:ec2/vpc:Vpc", "update", {{"tags.Name", "\"a\"", "\"b\"", false}}}));
  EXPECT_FALSE(preview.is_unchanged());
}

TEST(PreviewReader, CountsTheHalvesOfAReplacementAsOneAndNamesWhatForcesIt) {
  const std::string states =
      R"(,"old":{"inputs":{"cidrBlock":"10.0.0.0/16","zone":"a"}},)"
      R"("new":{"inputs":{"cidrBlock":"10.9.0.0/16","zone":"b"}},"diffs":["cidrBlock","zone"],)"
      R"("keys":["cidrBlock"])";
  const StackPreview preview = read(resource("create-replacement", states) +
                                    resource("replace", states) + resource("delete-replaced"));

  EXPECT_THAT(preview.changes, ElementsAre(PreviewedChange{
                                   k_vpc,
                                   "aws:ec2/vpc:Vpc",
                                   "replace",
                                   {{"cidrBlock", "\"10.0.0.0/16\"", "\"10.9.0.0/16\"", true},
                                    {"zone", "\"a\"", "\"b\"", false}}}));
}

TEST(PreviewReader, CallsAChangeConditionalWhenAllOfItIsUnknown) {
  const auto certainty_with = [](const std::string& name) {
    return read(resource("update",
                         R"(,"old":{"inputs":{"id":"x","name":"a"}},"new":{"inputs":{"id":")" +
                             std::string(k_unknown_text) + R"(","name":")" + name +
                             R"("}},"detailedDiff":{"id":{"diffKind":"update"})" +
                             (name == "a" ? "" : R"(,"name":{"diffKind":"update"})") + "}"))
        .changes.front()
        .certainty;
  };
  EXPECT_EQ(certainty_with("a"), Certainty::conditional);
  EXPECT_EQ(certainty_with("b"), Certainty::certain);
}

TEST(PreviewReader, TakesAHiddenValueForAnUnknownOneWhereItMayBe) {
  const std::string events =
      resource("update", R"(,"old":{"inputs":{"a":"[secret]"}},"new":{"inputs":{"a":"[secret]"}},)"
                         R"("detailedDiff":{"a":{"diffKind":"update"}})");
  EXPECT_EQ(read(events, false).changes.front().certainty, Certainty::certain);
  EXPECT_EQ(read(events, true).changes.front().certainty, Certainty::conditional);
}

TEST(PreviewReader, LeavesOutWhatStaysAndWhatPulumiKeepsForItself) {
  const StackPreview preview =
      read(resource("same") +
           event("resourcePreEvent", R"("op":"create","urn":"u","type":"pulumi:providers:aws")") +
           "not an event\n");

  EXPECT_THAT(preview.changes, ElementsAre());
  EXPECT_TRUE(preview.is_unchanged());
}

TEST(PreviewReader, MarksOutputsThatAreNotKnownAndHidesSecrets) {
  const StackPreview preview = read(
      event("resOutputsEvent",
            R"("op":"update","urn":"s","type":"pulumi:pulumi:Stack","new":{"outputs":{"vpcId":")" +
                std::string(k_unknown_text) + R"(","cidr":"10.0.0.0/16","subnets":["a",")" +
                k_unknown_text + R"("],"token":"[secret]","byName":{"ecr.api":")" + k_unknown_text +
                R"("}}})"));

  Value expected;
  expected.set("vpcId", "{{UNKNOWN:network:vpcId}}");
  expected.set("cidr", "10.0.0.0/16");
  expected.set("subnets", Value::List{"a", "{{UNKNOWN:network:subnets[1]}}"});
  expected.set("token", as_secret("{{UNKNOWN:network:token}}"));
  expected.set("byName", Value::Map{{"ecr.api", "{{UNKNOWN:network:byName[\"ecr.api\"]}}", {}}});
  EXPECT_EQ(preview.outputs, expected);
}

TEST(PreviewReader, MasksSecretsAndCutsWhatIsLong) {
  const StackPreview preview = read(resource(
      "update", R"(,"old":{"inputs":{"a":"hunter2"}},"new":{"inputs":{"a":")" +
                    std::string(200, 'x') + R"("}},"detailedDiff":{"a":{"diffKind":"update"}})"));

  EXPECT_THAT(preview.changes.front().properties,
              ElementsAre(PropertyChange{"a", "\"[secret]\"", "\"" + std::string(59, 'x') + "…"}));
}

TEST(PreviewReader, CallsTheChangesOfAProgramThatAssumedSomethingAssumed) {
  const test_support::TemporaryDirectory folder;
  ASSERT_TRUE(write_file(folder.path() / "events.jsonl", resource("create")));
  ASSERT_TRUE(write_file(folder.path() / "assumed.json", R"(["dns.zoneId"])"));

  const StackPreview preview = preview_in(folder.path(), "network", Masker(), true).value();

  EXPECT_THAT(preview.assumed, ElementsAre("dns.zoneId"));
  EXPECT_EQ(preview.changes.front().certainty, Certainty::assumed);
}

TEST(PropertyPath, LeadsIntoMapsAndLists) {
  const Value value = documents::parse_json(R"({"a":{"k/e.y":1},"l":[{"p":2}]})", "test").value();
  EXPECT_EQ(*at_path(value, "a[\"k/e.y\"]"), Value(1));
  EXPECT_EQ(*at_path(value, "l[0].p"), Value(2));
  EXPECT_EQ(at_path(value, "l[1].p"), nullptr);
  EXPECT_EQ(at_path(value, "l[x]"), nullptr);
  EXPECT_EQ(at_path(value, "a.b.c"), nullptr);
}

} // namespace
} // namespace cloud::pulumi
