#include "documents/text_edit.hpp"
#include "documents/yaml_writer.hpp"
#include "test_support/arbitrary_value.hpp"
#include "util/strings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sstream>

using namespace cloud;
using documents::Document;
using documents::parse_yaml;

namespace {

std::string edited(const std::string& text, const std::string& path, const Value& value) {
  const auto document = parse_yaml(text, "a.yaml");
  EXPECT_TRUE(document) << document.error().message;
  const std::vector<std::string> keys = split(path, '.');
  const auto result = documents::with_value(*document, keys, value);
  EXPECT_TRUE(result) << result.error().message;
  return result ? result->text : "";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

} // namespace

TEST(TextEdit, ReplacesAScalarAndNothingElse) {
  EXPECT_EQ(edited("# top\na:\n  b: 1   # why\n\n  c: 2\n", "a.b", 7),
            "# top\na:\n  b: 7   # why\n\n  c: 2\n");
  EXPECT_EQ(edited("a: \"x # y\" # why\n", "a", "z"), "a: z # why\n");
  EXPECT_EQ(edited("a: 'it''s'\nb: 1\n", "a", true), "a: true\nb: 1\n");
}

TEST(TextEdit, ReplacesInsideAFlowMap) {
  EXPECT_EQ(edited("dev: { enabled: true, account: \"1\" } # dev\n", "dev.enabled", false),
            "dev: { enabled: false, account: \"1\" } # dev\n");
  EXPECT_EQ(edited("dev: {a: {b: x}, c: y}\n", "dev.a.b", Value::List{1, 2}),
            "dev: {a: {b: [1, 2]}, c: y}\n");
}

TEST(TextEdit, ReplacesAListInEitherStyle) {
  EXPECT_EQ(edited("a: [1, 2] # two\nb: 1\n", "a", Value::List{3}), "a: [3] # two\nb: 1\n");
  EXPECT_EQ(edited("a:\n  - 1\n  - 2\n# about b\nb: 1\n", "a", Value::List{3}),
            "a: [3]\n# about b\nb: 1\n");
  EXPECT_EQ(edited("a:\n- 1\n- 2\nb: 1\n", "a", 3), "a: 3\nb: 1\n");
  EXPECT_EQ(edited("a: # why\n  - 1\nb: 1\n", "a", 3), "a: 3 # why\nb: 1\n");
  EXPECT_EQ(edited("a: [1,\n  2] # two\nb: 1\n", "a", 3), "a: 3 # two\nb: 1\n");
}

TEST(TextEdit, ReplacesABlockScalar) {
  EXPECT_EQ(edited("a: |\n  one\n  two\nb: 1\n", "a", "three"), "a: three\nb: 1\n");
}

TEST(TextEdit, GivesAnEmptyKeyItsValue) {
  EXPECT_EQ(edited("a:\nb: 1\n", "a", 2), "a: 2\nb: 1\n");
  EXPECT_EQ(edited("a: # why\nb: 1\n", "a.c", 2), "a: # why\n  c: 2\nb: 1\n");
  EXPECT_EQ(edited("a: ~\n", "a", 2), "a: 2\n");
}

TEST(TextEdit, TurnsAnEmptyMapIntoABlock) {
  EXPECT_EQ(edited("s:\n  config: {} # none yet\n  x: 1\n", "s.config.vpcCidr", "10.0.0.0/16"),
            "s:\n  config: # none yet\n    vpcCidr: 10.0.0.0/16\n  x: 1\n");
}

TEST(TextEdit, AddsAMemberAfterTheLastOneOfItsMap) {
  EXPECT_EQ(edited("a:\n  b: 1\n\n# about c\nc: 2\n", "a.d", 3),
            "a:\n  b: 1\n  d: 3\n\n# about c\nc: 2\n");
  EXPECT_EQ(edited("a:\n  b: 1", "a.d", 3), "a:\n  b: 1\n  d: 3\n");
  EXPECT_EQ(edited("a: { b: 1 }\n", "a.d", 3), "a: { b: 1, d: 3 }\n");
}

TEST(TextEdit, AddsMissingParents) {
  EXPECT_EQ(edited("spec:\n    stacks:\n        network:\n            enabled: true\n",
                   "spec.stacks.network.environments.dev.config.vpcCidr", "10.9.0.0/16"),
            "spec:\n    stacks:\n        network:\n            enabled: true\n"
            "            environments:\n              dev:\n                config:\n"
            "                  vpcCidr: 10.9.0.0/16\n");
}

TEST(TextEdit, KeepsWindowsLineBreaksAndTheByteOrderMark) {
  EXPECT_EQ(edited("\xEF\xBB\xBF"
                   "a:\r\n  b: 1\r\nc: 2\r\n",
                   "a.d.e", 3),
            "\xEF\xBB\xBF"
            "a:\r\n  b: 1\r\n  d:\r\n    e: 3\r\nc: 2\r\n");
}

TEST(TextEdit, StartsAnEmptyDocument) {
  EXPECT_EQ(edited("# nothing yet\n", "a.b", 1), "# nothing yet\na:\n  b: 1\n");
  EXPECT_EQ(edited("{}\n", "a", 1), "a: 1\n");
}

TEST(TextEdit, RefusesToEnterAScalar) {
  const auto document = parse_yaml("a:\n  b: text\n", "a.yaml");
  const std::vector<std::string> path{"a", "b", "c"};

  const auto result = documents::with_value(*document, path, 1);

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error(), (Error{ErrorCode::invalid_input,
                                   "a.yaml:2:3: this is no map, so nothing can be added to it",
                                   {},
                                   "write `a.b.c: 1` by hand"}));
}

TEST(TextEdit, SaysWhatToWriteWhereItCannotEdit) {
  const auto document = parse_yaml("a: one\n  two\nb: 1\n", "a.yaml");
  const std::vector<std::string> path{"a"};

  const auto result = documents::with_value(*document, path, "x");

  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message,
            "a.yaml:1:1: this is written in a way that cannot be edited automatically");
  EXPECT_EQ(result.error().hint, "write `a: x` by hand");
}

// Any document of ours, any key of it or a new one: the tree changes there and nowhere else, and
// every line that does not belong to that key is still there, in order.
RC_GTEST_PROP(TextEdit, ChangesOneKeyAndKeepsTheOtherLines, ()) {
  const auto key = [] {
    return *rc::gen::elementOf(std::vector<std::string>{"alpha", "beta", "gamma", "delta"});
  };
  Value tree{Value::Map{}};
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
    Value inner{Value::Map{}};
    for (int j = *rc::gen::inRange(0, 3); j > 0; --j) {
      inner.set(key(), *test_support::arbitrary_value(2));
    }
    tree.set(key(), inner);
  }
  std::string text;
  for (const std::string& line : lines_of(documents::write_yaml(tree))) {
    // At the left margin a comment belongs to no entry, however deep the lines around it are.
    if (*rc::gen::arbitrary<bool>()) {
      text += "# a comment\n";
    }
    text += line + "\n";
  }
  const auto before = parse_yaml(text, "a.yaml");
  RC_ASSERT(before.has_value());
  const std::vector<std::string> path{key(), key()};
  const Value value = *test_support::arbitrary_value(2);

  const auto after = documents::with_value(*before, path, value);

  RC_LOG(text);
  RC_ASSERT(after.has_value());
  RC_LOG(after->text);
  Value intended = tree;
  Value* parent = intended.find(path[0]);
  (parent == nullptr ? intended.set(path[0], Value{}) : *parent).set(path[1], value);
  RC_ASSERT(after->root == intended);

  // Lines of other members are found again, in order.
  Value others = tree;
  if (Value* edited_member = others.find(path[0]); edited_member != nullptr) {
    std::erase_if(*edited_member->as_map(),
                  [&path](const ValueEntry& entry) { return entry.key == path[1]; });
    std::erase_if(*others.as_map(),
                  [](const ValueEntry& entry) { return entry.value.as_map()->empty(); });
  }
  const std::vector<std::string> result = lines_of(after->text);
  auto position = result.begin();
  for (const std::string& line :
       lines_of(others.as_map()->empty() ? "" : documents::write_yaml(others))) {
    position = std::find(position, result.end(), line);
    RC_ASSERT(position != result.end());
    ++position;
  }
}
