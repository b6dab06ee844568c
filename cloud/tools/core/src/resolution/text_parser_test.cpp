#include "resolution/text_parser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cloud::resolution {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Placeholder vpc_at(size_t offset) {
  return {"network:vpcId", offset, StackOutput{StackName("network"), {"vpcId", {}}}};
}

ParsedText parts(std::vector<std::variant<std::string, Placeholder>> values) {
  return {std::move(values), {}};
}

std::vector<TextProblem> problems(std::string_view text) {
  return parse_text(text).problems;
}

TEST(ParseText, LeavesATextWithoutPlaceholdersAsItIs) {
  EXPECT_EQ(parse_text("a {b} }} {"), parts({"a {b} }} {"}));
  EXPECT_EQ(parse_text(""), parts({}));
}

TEST(ParseText, KnowsATextThatIsOnePlaceholder) {
  const ParsedText whole = parse_text("{{RUNTIME:network:vpcId}}");
  ASSERT_NE(whole.only_placeholder(), nullptr);
  EXPECT_EQ(*whole.only_placeholder(), vpc_at(0));

  EXPECT_EQ(parse_text(" {{RUNTIME:network:vpcId}}").only_placeholder(), nullptr);
}

TEST(ParseText, FindsPlaceholdersInsideText) {
  EXPECT_EQ(parse_text("a-{{RUNTIME:network:vpcId}}/{{RUNTIME:network:vpcId}}."),
            parts({"a-", vpc_at(2), "/", vpc_at(28), "."}));
}

TEST(ParseText, WritesTwoBracesForFour) {
  EXPECT_EQ(parse_text("{{{{RUNTIME:network:vpcId}}"), parts({"{{RUNTIME:network:vpcId}}"}));
  EXPECT_EQ(parse_text("{{{{{{RUNTIME:network:vpcId}}"), parts({"{{", vpc_at(4)}));
}

TEST(ParseText, AllowsOrdinaryBracesAroundAPlaceholder) {
  EXPECT_EQ(parse_text("{{{RUNTIME:network:vpcId}}}"), parts({"{", vpc_at(1), "}"}));
}

TEST(ParseText, NamesAMisspeltPlaceholder) {
  EXPECT_THAT(problems("x{{RUNTME:network:vpcId}}"),
              ElementsAre(TextProblem{1, "unknown placeholder '{{RUNTME' (did you mean "
                                         "'{{RUNTIME:'?)"}));
  EXPECT_THAT(problems("{{ runtime:network:vpcId }}"),
              ElementsAre(TextProblem{0, "unknown placeholder '{{ runtime' (did you mean "
                                         "'{{RUNTIME:'?)"}));
}

TEST(ParseText, NamesABraceThatIsNoPlaceholder) {
  EXPECT_THAT(problems("{{DOMAIN}}"),
              ElementsAre(TextProblem{0, "unknown placeholder '{{DOMAIN' ('{{{{' writes '{{')"}));
}

TEST(ParseText, FindsAPlaceholderThatIsNotClosed) {
  EXPECT_THAT(problems("a {{RUNTIME:network:vpcId} b"),
              ElementsAre(TextProblem{
                  2, "placeholder '{{RUNTIME:network:vpcId} b' is not closed by '}}'"}));
}

TEST(ParseText, RefusesAPlaceholderInsideAnother) {
  EXPECT_THAT(
      problems("{{RUNTIME:env:A:{{RUNTIME:network:vpcId}}"),
      ElementsAre(TextProblem{0, "placeholder '{{RUNTIME:env:A:' is not closed by '}}' before the "
                                 "next '{{' (they cannot be nested)"}));
}

TEST(ParseText, ReportsEveryProblemWithItsPlaceholder) {
  EXPECT_THAT(problems("{{RUNTIME:calculate:uid}} {{RUNTIME:aws:zone}}"),
              ElementsAre(TextProblem{0, "{{RUNTIME:calculate:uid}}: unknown calculation 'uid' "
                                         "(did you mean 'uuid'?)"},
                          TextProblem{26, "{{RUNTIME:aws:zone}}: unknown AWS query 'zone'"}));
}

TEST(ParseText, ShortensALongTextInItsMessages) {
  EXPECT_THAT(problems("{{RUNTIME:" + std::string(200, 'x')),
              ElementsAre(TextProblem{0, "placeholder '{{RUNTIME:" + std::string(50, 'x') +
                                             "…' is not closed by '}}'"}));
}

// Texts made of what matters to the parser, which random characters would hardly hit.
rc::Gen<std::string> hostile_text() {
  const auto piece = rc::gen::element<std::string>(
      "{", "{{", "{{{{", "}", "}}", "{{RUNTIME:", "network:vpcId", "aws:ssm:", "calculate:", ":",
      "subnets:", "::/0", "10.0.0.0/8", "9", "env:", "[", "]", "\"", ".", "\n", "ä", "\xF0", " ");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& one : pieces) {
                          text += one;
                        }
                        return text;
                      });
}

RC_GTEST_PROP(ParseText, ReadsOrRefusesWhateverTheText, ()) {
  const std::string text = *hostile_text();

  const ParsedText parsed = parse_text(text);

  for (const TextProblem& problem : parsed.problems) {
    RC_ASSERT(text.compare(problem.offset, 2, "{{") == 0);
    RC_ASSERT(!problem.message.empty());
  }
  for (const auto& part : parsed.parts) {
    if (const auto* placeholder = std::get_if<Placeholder>(&part)) {
      const std::string written = in_braces(placeholder->body);
      RC_ASSERT(text.compare(placeholder->offset, written.size(), written) == 0);
    }
  }
}

RC_GTEST_PROP(ParseText, GivesBackAnyTextWhoseBracesAreEscaped, (const std::string& text)) {
  std::string escaped;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "{{") == 0) {
      escaped += "{{{{";
      ++i;
    } else {
      escaped += text[i];
    }
  }

  const ParsedText parsed = parse_text(escaped);

  RC_ASSERT(parsed.problems.empty());
  RC_ASSERT(parsed == (text.empty() ? parts({}) : parts({text})));
}

} // namespace
} // namespace cloud::resolution
