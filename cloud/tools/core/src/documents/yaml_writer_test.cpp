#include "documents/yaml_reader.hpp"
#include "documents/yaml_writer.hpp"
#include "test_support/arbitrary_value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace cloud;
using documents::write_yaml;

RC_GTEST_PROP(YamlWriter, WritesWhatReadsBackAsTheSameValue, ()) {
  const Value value = *test_support::arbitrary_value();

  const std::string text = write_yaml(value);
  const auto document = documents::parse_yaml(text, "written.yaml");

  RC_LOG(text);
  RC_ASSERT(document.has_value());
  RC_ASSERT(document->root == value);
}

RC_GTEST_PROP(YamlWriter, WritesOnOneLineWhatReadsBackAsTheSameValue, ()) {
  const Value value = *test_support::arbitrary_value();

  const std::string text = documents::write_yaml_inline(value);
  const auto document = documents::parse_yaml("a: " + text + "\n", "written.yaml");

  RC_LOG(text);
  RC_ASSERT(text.find('\n') == std::string::npos);
  RC_ASSERT(document.has_value());
  RC_ASSERT(*document->root.find("a") == value);
}

TEST(YamlWriter, UsesBlocksForStructureAndOneLineForShortLists) {
  const Value value{
      Value::Map{{"name", "network", {}},
                 {"empty", Value::Map{}, {}},
                 {"zones", Value::List{"a", "b"}, {}},
                 {"records",
                  Value::List{Value::Map{{"name", "www", {}}, {"ttl", 300, {}}}, Value::List{1}},
                  {}},
                 {"nested", Value::Map{{"cidr", "10.0.0.0/16", {}}}, {}}}};

  EXPECT_EQ(write_yaml(value), "name: network\n"
                               "empty: {}\n"
                               "zones: [a, b]\n"
                               "records:\n"
                               "  - name: www\n"
                               "    ttl: 300\n"
                               "  - [1]\n"
                               "nested:\n"
                               "  cidr: 10.0.0.0/16\n");
}

TEST(YamlWriter, QuotesWhatAnotherReaderCouldTakeForSomethingElse) {
  const Value value{
      Value::List{"yes", "017", "2001-01-01", "111111111111", "1:30", "a: b", "#x", ""}};

  EXPECT_EQ(write_yaml(Value{Value::Map{{"a", value, {}}}}),
            "a: [\"yes\", \"017\", \"2001-01-01\", \"111111111111\", \"1:30\", \"a: b\", \"#x\", "
            "\"\"]\n");
}

TEST(YamlWriter, EscapesWhatAnotherReaderCouldTakeForALineBreak) {
  EXPECT_EQ(documents::write_yaml_text("a\nb\u0085c\u2028d\u2029é\x01"),
            R"("a\nb\u0085c\u2028d\u2029é\x01")");
}

TEST(YamlWriter, LeavesPlainWhatNobodyMistakes) {
  for (const char* text : {"us-east-1", "t3.micro", "10.0.0.0/16", "arn:aws:iam::aws:policy/Admin",
                           "a person@example.com", "Company A", "https://example.com/a_b"}) {
    EXPECT_EQ(documents::write_yaml_text(text), text);
  }
}

TEST(YamlWriter, MasksSecretsUnlessAsked) {
  const Value value{
      Value::Map{{"password", as_secret("hunter2"), {}}, {"all", as_secret(Value::List{"x"}), {}}}};

  EXPECT_EQ(write_yaml(value), "password: \"[secret]\"\nall: \"[secret]\"\n");
  EXPECT_EQ(write_yaml(value, documents::Secrets::revealed), "password: hunter2\nall: [x]\n");
}
