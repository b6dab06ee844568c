#include "documents/json.hpp"
#include "test_support/arbitrary_value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace cloud;
using documents::JsonStyle;
using documents::parse_json;
using documents::write_json;

RC_GTEST_PROP(Json, WritesWhatReadsBackAsTheSameValue, ()) {
  const Value value = *test_support::arbitrary_value();
  const auto style = *rc::gen::element(JsonStyle::compact, JsonStyle::pretty);

  const auto read = parse_json(write_json(value, style), "x");

  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == value);
}

TEST(Json, KeepsTheOrderOfMembersInBothStyles) {
  const Value value{Value::Map{
      {"b", Value::List{1, 2.5, Value{}}, {}}, {"a", Value::Map{}, {}}, {"c", "x\"y", {}}}};

  EXPECT_EQ(write_json(value), R"({"b":[1,2.5,null],"a":{},"c":"x\"y"})");
  EXPECT_EQ(write_json(value, JsonStyle::pretty), "{\n"
                                                  "  \"b\": [\n"
                                                  "    1,\n"
                                                  "    2.5,\n"
                                                  "    null\n"
                                                  "  ],\n"
                                                  "  \"a\": {},\n"
                                                  "  \"c\": \"x\\\"y\"\n"
                                                  "}");
}

TEST(Json, MasksSecretsUnlessAsked) {
  const Value value{Value::Map{{"password", as_secret("hunter2"), {}}}};

  EXPECT_EQ(write_json(value), R"({"password":"[secret]"})");
  EXPECT_EQ(write_json(value, JsonStyle::compact, documents::Secrets::revealed),
            R"({"password":"hunter2"})");
}

TEST(Json, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(write_json(Value{"a\xFF"}), "\"a\xEF\xBF\xBD\"");
}

TEST(Json, ReadsNumbersBeyondSixtyFourBitsAsFloatingPoint) {
  EXPECT_EQ(*parse_json("[9223372036854775807, 9223372036854775808]", "x"),
            (Value{Value::List{Value{INT64_MAX}, Value{9223372036854775808.0}}}));
}

TEST(Json, RefusesBrokenTextWithItsPlace) {
  EXPECT_EQ(parse_json("{\n  \"a\": ,\n}", "x.json").error().message, "x.json:2:8: not valid JSON");
  EXPECT_EQ(parse_json("", "x.json").error().message, "x.json:1:1: not valid JSON");
}

TEST(Json, RefusesAKeyGivenTwice) {
  EXPECT_EQ(parse_json(R"({"a": 1, "a": 2})", "x").error().message, "x: key 'a' is given twice");
}

TEST(Json, RefusesTenThousandLevels) {
  EXPECT_EQ(parse_json(std::string(10'000, '['), "x").error().message,
            "x: nested deeper than 200 levels");
}
