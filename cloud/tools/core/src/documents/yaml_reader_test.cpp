#include "documents/yaml_reader.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using documents::parse_yaml;

namespace {

Value read(std::string text) {
  auto document = parse_yaml(std::move(text), "a.yaml");
  EXPECT_TRUE(document) << document.error().message;
  return document ? document->root : Value{};
}

std::string message_for(std::string text) {
  const auto document = parse_yaml(std::move(text), "a.yaml");
  return document ? "accepted" : document.error().message;
}

} // namespace

TEST(YamlReader, GivesMapsInOrderWithTypedScalars) {
  const Value root = read("b: 1\na: [true, 1.5, text, null, ~, '7', \"yes\"]\n");

  EXPECT_EQ(
      root,
      (Value{Value::Map{{"b", 1, {}},
                        {"a", Value::List{true, 1.5, "text", Value{}, Value{}, "7", "yes"}, {}}}}));
}

TEST(YamlReader, KeepsAsTextWhatReadersDisagreeAbout) {
  const Value root =
      read("[yes, No, on, 017, 2001-01-01, 12:30, .inf, 1_000, 99999999999999999999]");

  EXPECT_EQ(root, (Value{Value::List{"yes", "No", "on", "017", "2001-01-01", "12:30", ".inf",
                                     "1_000", "99999999999999999999"}}));
}

TEST(YamlReader, ReadsTheNumbersOfTheCoreSchema) {
  const Value root = read("[0, -7, +7, 0x1F, 0o17, 1., .5, -1.5e3, 1e-2]");

  EXPECT_EQ(root, (Value{Value::List{0, -7, 7, 31, 15, 1.0, 0.5, -1500.0, 0.01}}));
}

TEST(YamlReader, MarksValuesAndKeysFromOne) {
  const Value root = read("a:\n  b: x\n  c:\n    - y\n");

  const ValueEntry* a = root.find_entry("a");
  const ValueEntry* b = a->value.find_entry("b");
  EXPECT_EQ(a->mark, (Mark{1, 1}));
  EXPECT_EQ(b->mark, (Mark{2, 3}));
  EXPECT_EQ(b->value.mark, (Mark{2, 6}));
  EXPECT_EQ(a->value.find("c")->as_list()->front().mark, (Mark{4, 7}));
}

TEST(YamlReader, PlacesAnAbsentValueAtItsKey) {
  const Value root = read("a:\n  b:\n  c: x\nd:\ne: ~\n");

  EXPECT_EQ(root.find("a")->find("b")->mark, (Mark{2, 3}));
  EXPECT_EQ(root.find("d")->mark, (Mark{4, 1}));
  EXPECT_EQ(root.find("e")->mark, (Mark{5, 4}));
}

TEST(YamlReader, ReadsAnEmptyDocumentAsNull) {
  EXPECT_EQ(read(""), Value{});
  EXPECT_EQ(read("# only a comment\n"), Value{});
  EXPECT_EQ(read("---\n"), Value{});
}

TEST(YamlReader, SkipsAByteOrderMarkWithoutMovingPlaces) {
  const auto document = parse_yaml("\xEF\xBB\xBF"
                                   "a: b\n",
                                   "a.yaml");

  ASSERT_TRUE(document);
  EXPECT_EQ(document->root.find("a")->mark, (Mark{1, 4}));
  EXPECT_TRUE(document->text.starts_with("\xEF\xBB\xBF"));
}

TEST(YamlReader, CountsColumnsTheSameWithWindowsLineBreaks) {
  const Value root = read("a: 1\r\nb:\r\n  c: x\r\n");

  EXPECT_EQ(root.find("b")->find("c")->mark, (Mark{3, 6}));
  EXPECT_EQ(*root.find("b")->find("c")->as_string(), "x");
}

TEST(YamlReader, RefusesAKeyGivenTwiceAndNamesBothPlaces) {
  EXPECT_EQ(message_for("spec:\n  a: 1\n  b: 2\n  a: 3\n"),
            "a.yaml:4:3: key 'a' is given twice (first at 2:3)");
}

TEST(YamlReader, RefusesAnAliasBombAtItsFirstAnchor) {
  std::string bomb = "a: &a [x, x]\n";
  for (char name = 'b'; name < 'k'; ++name) {
    bomb += std::string(1, name) + ": &" + name + " [*" + static_cast<char>(name - 1) + "]\n";
  }

  EXPECT_EQ(message_for(bomb), "a.yaml:1:4: anchors ('&a') are not supported; write the value out");
}

TEST(YamlReader, RefusesMergeKeysButNotTheirQuotedSpelling) {
  EXPECT_EQ(message_for("a:\n  <<: { b: 1 }\n"),
            "a.yaml:2:3: merge keys ('<<') are not supported; write the values out");
  EXPECT_EQ(message_for("\"<<\": 1\n"), "accepted");
}

TEST(YamlReader, RefusesTags) {
  EXPECT_EQ(message_for("a: !!str 1\n"),
            "a.yaml:1:4: tags ('!') are not supported; quote a text that starts with '!'");
}

TEST(YamlReader, RefusesTenMegabytesBySizeAtOnce) {
  EXPECT_EQ(message_for("a: " + std::string(size_t{10} << 20, 'x')),
            "a.yaml: larger than 1024 KiB, which is more than such a file can be");
}

TEST(YamlReader, RefusesTenMegabytesOnDiskWithoutReadingThemAll) {
  const test_support::TemporaryDirectory directory;
  const auto path = directory.path() / "big.yaml";
  ASSERT_TRUE(write_file(path, std::string(size_t{10} << 20, 'x')));

  const auto document = documents::read_yaml(path);

  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(document.error().message,
            path.string() + ": larger than 1024 KiB, which is more than such a file can be");
}

TEST(YamlReader, RefusesTenThousandLevelsInFlowStyle) {
  EXPECT_EQ(message_for(std::string(10'000, '[')), "a.yaml:1:33: nested deeper than 64 levels");
}

TEST(YamlReader, RefusesTenThousandLevelsInBlockStyle) {
  std::string text;
  for (int i = 0; i < 1'000; ++i) {
    text += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  }
  EXPECT_EQ(message_for(text), "a.yaml:65:65: nested deeper than 64 levels");

  std::string dashes;
  for (int i = 0; i < 10'000; ++i) {
    dashes += "- ";
  }
  EXPECT_EQ(message_for(dashes), "a.yaml:1:129: nested deeper than 64 levels");
}

TEST(YamlReader, RefusesASecondDocument) {
  EXPECT_EQ(message_for("a: 1\n---\nb: 2\n"),
            "a.yaml:2:1: a second YAML document starts here; a file holds one");
}

TEST(YamlReader, RefusesBytesThatAreNoText) {
  EXPECT_EQ(message_for("a: \xFF\n"), "a.yaml:1:4: byte 0xff is not valid UTF-8");
  EXPECT_EQ(message_for("a: 1\nb: \x01\n"), "a.yaml:2:4: control character 0x01 is not allowed");
  EXPECT_EQ(message_for("a: \xED\xA0\x80"), "a.yaml:1:4: byte 0xed is not valid UTF-8");
  EXPECT_EQ(message_for(std::string("a\0b", 3)),
            "a.yaml:1:2: control character 0x00 is not allowed");
}

TEST(YamlReader, ExplainsSyntaxErrors) {
  EXPECT_EQ(message_for("a:\n\tb: 1\n"),
            "a.yaml:2:3: a tab indents this line; YAML allows only spaces");
  EXPECT_EQ(message_for("a: b: c\n"),
            "a.yaml:1:5: ':' is not allowed here; put a text that contains ': ' in quotes");
  EXPECT_EQ(message_for("a: [1, 2\n"), "a.yaml:2:1: '[' is never closed");
  EXPECT_EQ(message_for("[1, 2\n"), "a.yaml:1:1: '[' is never closed");
  EXPECT_EQ(message_for("a: \"b\" c\n"),
            "a.yaml:1:8: this does not fit the map it stands in; check indentation and quotes");
  EXPECT_EQ(message_for("- a\nb: 1\n"),
            "a.yaml:2:1: this does not belong to what is above it; check its indentation");
  EXPECT_EQ(message_for("a: {b: 1\n"), "a.yaml:2:1: '{' is never closed");
  EXPECT_EQ(message_for("a: \"b\n"), "a.yaml:1:4: this quote is never closed");
  EXPECT_EQ(message_for("a:\n    b: 1\n  c: 2\n"),
            "a.yaml:3:3: this does not fit the map it stands in; check indentation and quotes");
  EXPECT_EQ(message_for("a: @b\n"),
            "a.yaml:1:4: a text cannot start with this character; put it in quotes");
}

TEST(YamlReader, RefusesTheEscapesThatTheLibraryReadsWrong) {
  EXPECT_EQ(
      message_for("a: \"x\\N\"\n"),
      "a.yaml:1:4: the escapes '\\_' and '\\N' are not supported; write '\\u00a0' and '\\u0085'");
  EXPECT_EQ(read("a: \"\\u0085\\xA0\"\n"), (Value{Value::Map{{"a", "\u0085\u00A0", {}}}}));
}

TEST(YamlReader, RefusesKeysThatAreNoTexts) {
  EXPECT_EQ(message_for("? [a]\n: b\n"),
            "a.yaml:1:3: a key must be a text, not a list or map; quote a text that starts with "
            "'{' or '['");
  EXPECT_EQ(message_for("a: {{b}}\n"),
            "a.yaml:1:5: a key must be a text, not a list or map; quote a text that starts with "
            "'{' or '['");
}

TEST(YamlReader, SaysThatAFileIsMissing) {
  const auto document = documents::read_yaml("/nonexistent/a.yaml");

  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::not_found);
  EXPECT_EQ(document.error().message, "cannot read /nonexistent/a.yaml: No such file or directory");
}
