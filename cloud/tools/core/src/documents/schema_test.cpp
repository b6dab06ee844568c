#include "documents/json.hpp"
#include "documents/schema.hpp"
#include "documents/yaml_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using documents::Schema;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> problems(const std::string& schema, const std::string& yaml) {
  const auto rules = documents::parse_json(schema, "schema.json");
  const auto compiled = Schema::compile(*rules, "schema.json");
  EXPECT_TRUE(compiled) << compiled.error().message;
  const auto document = documents::parse_yaml(yaml, "a.yaml");
  EXPECT_TRUE(document) << document.error().message;
  std::vector<std::string> lines;
  for (const documents::Finding& finding : compiled->check(document->root, document->source)) {
    lines.push_back(to_line(finding));
  }
  return lines;
}

} // namespace

TEST(Schema, AcceptsWhatKeepsAllRules) {
  EXPECT_THAT(problems(R"({"type": "object", "required": ["a"], "additionalProperties": false,
      "properties": {"a": {"type": "integer", "minimum": 1}, "b": {"type": ["string", "null"]}}})",
                       "a: 1\nb: ~\n"),
              IsEmpty());
}

TEST(Schema, NamesPlaceAndNearestKeyOfAnUnknownOne) {
  EXPECT_THAT(problems(R"({"properties": {"spec": {"additionalProperties": false,
      "properties": {"enabled": {}, "priority": {}}}}})",
                       "spec:\n  enabld: true\n  x: 1\n"),
              ElementsAre("a.yaml:2:3: unknown key 'enabld' in spec (did you mean 'enabled'?)",
                          "a.yaml:3:3: unknown key 'x' in spec"));
}

TEST(Schema, SaysWhichKindIsExpectedAndWhichIsThere) {
  EXPECT_THAT(
      problems(R"({"properties": {"account": {"type": "string"}, "n": {"type": "integer"},
      "l": {"type": ["array", "null"]}}})",
               "account: 111111111111\nn: 1.5\nl: {}\n"),
      ElementsAre("a.yaml:1:10: 'account' must be text, not a whole number; put it in quotes",
                  "a.yaml:2:4: 'n' must be a whole number, not a number",
                  "a.yaml:3:1: 'l' must be a list or null, not a map"));
}

TEST(Schema, PlacesAMissingKeyAtTheMapThatLacksIt) {
  EXPECT_THAT(
      problems(R"({"required": ["kind"], "properties": {"spec": {"required": ["a", "b"]}}})",
               "spec:\n  b: 1\n"),
      ElementsAre("a.yaml:1:1: 'kind' is missing", "a.yaml:1:1: 'a' is missing in spec"));
}

TEST(Schema, SuggestsTheNearestAllowedValue) {
  EXPECT_THAT(
      problems(R"({"properties": {"t": {"enum": ["aws", "simulated"]}, "k": {"const": 1}}})",
               "t: simulatd\nk: 2\n"),
      ElementsAre("a.yaml:1:4: 't' must be aws or simulated, not 'simulatd' (did you mean "
                  "'simulated'?)",
                  "a.yaml:2:4: 'k' must be 1, not '2' (did you mean '1'?)"));
}

TEST(Schema, DescribesALongListOfAllowedValuesInsteadOfNamingThem) {
  EXPECT_THAT(problems(R"({"properties": {"r": {"enum": ["us-east-1", "eu-west-1"],
      "description": "a region"}}})",
                       "r: us-esat-1\n"),
              ElementsAre("a.yaml:1:4: 'r' must be a region, not 'us-esat-1' (did you mean "
                          "'us-east-1'?)"));
}

TEST(Schema, ExplainsAPatternByItsDescription) {
  EXPECT_THAT(
      problems(R"({"properties": {"a": {"pattern": "^[0-9]{12}$", "description": "twelve digits"},
      "b": {"pattern": "^x"}}})",
               "a: '12'\nb: yx\n"),
      ElementsAre("a.yaml:1:4: '12' is not right for 'a' (expected: twelve digits)",
                  "a.yaml:2:4: 'yx' is not right for 'b' (expected: ^x)"));
}

TEST(Schema, ChecksRangesAndLengths) {
  EXPECT_THAT(problems(R"({"properties": {"a": {"minimum": 1}, "b": {"maximum": 2.5},
      "c": {"minLength": 1}, "d": {"maxLength": 2}, "e": {"minItems": 1}, "f": {"maxItems": 1},
      "g": {"minLength": 3}}})",
                       "a: 0\nb: 3\nc: ''\nd: äöü\ne: []\nf: [1, 2]\ng: ab\n"),
              ElementsAre("a.yaml:1:4: 'a' must be at least 1, not 0",
                          "a.yaml:2:4: 'b' must be at most 2.5, not 3",
                          "a.yaml:3:4: 'c' must not be empty",
                          "a.yaml:4:4: 'd' must have at most 2 characters",
                          "a.yaml:5:1: 'e' must have at least 1 entries",
                          "a.yaml:6:1: 'f' must have at most 1 entries",
                          "a.yaml:7:4: 'g' must have at least 3 characters"));
}

TEST(Schema, ChecksEachItemOfAList) {
  EXPECT_THAT(problems(R"({"items": {"type": "string"}, "uniqueItems": true})", "- a\n- 1\n- a\n"),
              ElementsAre("a.yaml:2:3: '[1]' must be text, not a whole number; put it in quotes",
                          "a.yaml:3:3: 'a' is in the document twice"));
}

TEST(Schema, ChecksMembersByPatternNameAndRest) {
  EXPECT_THAT(problems(R"({"patternProperties": {"^x-": {"type": "string"}},
      "propertyNames": {"pattern": "^[a-z-]+$", "description": "lower case"},
      "additionalProperties": {"type": "integer"}})",
                       "x-a: 1\nb: text\nC: 1\n"),
              ElementsAre("a.yaml:1:6: 'x-a' must be text, not a whole number; put it in quotes",
                          "a.yaml:2:4: 'b' must be a whole number, not text",
                          "a.yaml:3:1: 'C' is not right for 'C' (expected: lower case)"));
}

TEST(Schema, FollowsDefinitionsThatReferToThemselves) {
  EXPECT_THAT(problems(R"({"$ref": "#/definitions/node", "definitions": {"node": {
      "additionalProperties": {"$ref": "#/definitions/node"}, "type": "object"}}})",
                       "a:\n  b:\n    c: 1\n"),
              ElementsAre("a.yaml:3:8: 'a.b.c' must be a map, not a whole number"));
}

TEST(Schema, TakesOneOfSeveralForms) {
  const std::string schema = R"({"oneOf": [{"type": "string"},
      {"type": "object", "required": ["secure"]}]})";

  EXPECT_THAT(problems(schema, "text"), IsEmpty());
  EXPECT_THAT(problems(schema, "{ secure: x }"), IsEmpty());
  EXPECT_THAT(problems(schema, "{ x: 1 }"),
              ElementsAre("a.yaml:1:1: the document must be text, not a map"));
  EXPECT_THAT(problems(R"({"oneOf": [{}, {}]})", "1"),
              ElementsAre("a.yaml:1:1: the document fits several of the forms it may have"));
}

TEST(Schema, RefusesKeywordsThatNobodyChecks) {
  const auto rules = documents::parse_json(R"({"properties": {"a": {"maxProperties": 1}}})", "x");

  const auto compiled = Schema::compile(*rules, "s.json");

  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().message,
            "s.json: schema keyword 'maxProperties' is unknown or has a wrong value");
}

TEST(Schema, RefusesReferencesToNowhereAndBrokenPatterns) {
  EXPECT_EQ(Schema::compile(*documents::parse_json(R"({"$ref": "#/definitions/a"})", "x"), "s.json")
                .error()
                .message,
            "s.json: $ref to 'a', which is not defined");
  EXPECT_FALSE(Schema::compile(*documents::parse_json(R"({"pattern": "("})", "x"), "s.json"));
}

TEST(Schema, CannotBeMadeToRunAwayByAText) {
  const std::string text(4000, 'a');

  EXPECT_THAT(problems(R"({"pattern": "^(a+)+$", "description": "one letter"})", text + "!"),
              testing::SizeIs(1));
  EXPECT_THAT(problems(R"({"pattern": "^(a|aa)+$"})", text), IsEmpty());
}
