#include "resolution/output_path.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cloud::resolution {
namespace {

OutputPath path(std::string output, std::vector<PathStep> steps = {}) {
  return {std::move(output), std::move(steps)};
}

std::string refusal_of(std::string_view text) {
  return parse_output_path(text).error().message;
}

Value network_outputs() {
  Value outputs;
  outputs.set("vpcId", "vpc-1");
  outputs.set("subnets", Value::List{"subnet-a", "subnet-b"});
  outputs.set("endpoints", Value::Map{{"ecr.api", "vpce-1"}, {"s3", "vpce-2"}});
  return outputs;
}

TEST(OutputPath, NamesAnOutputAndWhatIsInsideIt) {
  EXPECT_EQ(parse_output_path("vpcId").value(), path("vpcId"));
  EXPECT_EQ(parse_output_path("subnets[10]").value(), path("subnets", {size_t{10}}));
  EXPECT_EQ(parse_output_path("keyIds.logs").value(), path("keyIds", {"logs"}));
  EXPECT_EQ(parse_output_path("a[0].b[\"ecr.api\"]['x']").value(),
            path("a", {size_t{0}, "b", "ecr.api", "x"}));
}

TEST(OutputPath, SaysWhatIsWrongWithAText) {
  const std::string form = " does not name an output, as in vpcId, subnetIds[0] or keyIds.logs: ";
  EXPECT_EQ(refusal_of(""), "''" + form + "a name is missing");
  EXPECT_EQ(refusal_of("a."), "'a.'" + form + "a name is missing after '.'");
  EXPECT_EQ(refusal_of("a[x]"), "'a[x]'" + form + "brackets hold a number or a quoted name");
  EXPECT_EQ(refusal_of("a[1"), "'a[1'" + form + "brackets hold a number or a quoted name");
  EXPECT_EQ(refusal_of("a[-1]"), "'a[-1]'" + form + "brackets hold a number or a quoted name");
  EXPECT_EQ(refusal_of("a[99999999999999999999]"),
            "'a[99999999999999999999]'" + form + "brackets hold a number or a quoted name");
  EXPECT_EQ(refusal_of("a[\"b]"), "'a[\"b]'" + form + "brackets hold a number or a quoted name");
  EXPECT_EQ(refusal_of("vpc id"), "'vpc id'" + form + "' ' is not expected");
}

TEST(OutputPath, LeadsToSomethingUnknownInsideOfWhatIsUnknown) {
  Value outputs = network_outputs();
  outputs.set("zones", "{{UNKNOWN:network:zones}}");
  outputs.set("hosts", Value::List{"a", "{{UNKNOWN:network:hosts[1]}}"});

  EXPECT_EQ(select(*outputs.find("zones"), {size_t{0}, "ecr.api"}, "network:zones").value(),
            Value("{{UNKNOWN:network:zones[0][\"ecr.api\"]}}"));
  EXPECT_EQ(select(*outputs.find("hosts"), {size_t{1}, "name"}, "network:hosts").value(),
            Value("{{UNKNOWN:network:hosts[1].name}}"));
  EXPECT_EQ(select(*outputs.find("hosts"), {size_t{0}}, "network:hosts").value(), Value("a"));
}

RC_GTEST_PROP(OutputPath, IsReadBackAsItIsWritten, ()) {
  const auto name =
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::element('a', 'Z', '0', '_', '-')));
  const auto key = rc::gen::container<std::string>(rc::gen::element('a', '.', ' ', ']', '\''));
  OutputPath written{*name, {}};
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    if (*rc::gen::arbitrary<bool>()) {
      written.steps.emplace_back(*key);
    } else {
      written.steps.emplace_back(*rc::gen::arbitrary<size_t>());
    }
  }

  RC_ASSERT(parse_output_path(to_text(written)).value() == written);
}

RC_GTEST_PROP(OutputPath, IsReadOrRefusedWhateverTheText, (const std::string& text)) {
  const auto parsed = parse_output_path(text);

  RC_ASSERT(parsed.has_value() || parsed.error().code == ErrorCode::invalid_input);
}

TEST(Select, FollowsEveryStep) {
  const Value outputs = network_outputs();

  EXPECT_EQ(select(outputs, {"subnets", size_t{1}}, "network").value(), Value("subnet-b"));
  EXPECT_EQ(select(outputs, {"endpoints", "ecr.api"}, "network").value(), Value("vpce-1"));
  EXPECT_EQ(select(outputs, {}, "network").value(), outputs);
}

TEST(Select, KeepsASecretSecretOnTheWayDown) {
  Value outputs = network_outputs();
  outputs.find("subnets")->secret = true;

  EXPECT_EQ(select(outputs, {"subnets", size_t{0}}, "network").value(), as_secret("subnet-a"));
  EXPECT_EQ(select(outputs, {"vpcId"}, "network").value(), Value("vpc-1"));
}

TEST(Select, SaysHowFarItCame) {
  const Value outputs = network_outputs();

  EXPECT_EQ(select(outputs, {"subnets", size_t{2}}, "network").error(),
            (Error{ErrorCode::not_found,
                   "'network.subnets' has 2 members, numbered from 0; there is no [2]"}));
  EXPECT_EQ(select(outputs, {"vpcId", size_t{0}}, "network").error().message,
            "'network.vpcId' is text, not a list");
  EXPECT_EQ(select(outputs, {"subnets", "a"}, "network").error().message,
            "'network.subnets' is a list, not a map");
  EXPECT_EQ(select(outputs, {"endpoints", "ecr.apo"}, "network").error().message,
            "'network.endpoints' has no member 'ecr.apo' (did you mean 'ecr.api'?)");
}

} // namespace
} // namespace cloud::resolution
