#include "model/unknown_mark.hpp"

#include <gtest/gtest.h>

namespace cloud {
namespace {

TEST(UnknownMark, NamesThePlaceOfTheValue) {
  const Value mark(unknown_mark("network:vpcId"));
  EXPECT_EQ(mark, Value("{{UNKNOWN:network:vpcId}}"));
  EXPECT_TRUE(is_unknown(mark));
}

TEST(UnknownMark, IsTheWholeValueOrSomewhereInIt) {
  const Value text("https://{{UNKNOWN:api:host}}/{{UNKNOWN:api:path}}");
  EXPECT_FALSE(is_unknown(text));
  EXPECT_FALSE(is_unknown(Value("{{UNKNOWN:a:b}}{{UNKNOWN:a:c}}")));
  EXPECT_TRUE(contains_unknown(text));
  EXPECT_TRUE(contains_unknown(Value(Value::List{Value("x"), Value(Value::Map{{"a", text}})})));
  EXPECT_FALSE(contains_unknown(Value(Value::List{Value("x"), Value(3)})));
}

TEST(UnknownMark, GoesOnToWhatIsInsideOfTheValue) {
  Value mark(unknown_mark("network:subnetIds"));
  mark.secret = true;
  const Value member = unknown_member(mark, "[0]");
  EXPECT_EQ(member, as_secret("{{UNKNOWN:network:subnetIds[0]}}"));
  EXPECT_TRUE(member.secret);
}

} // namespace
} // namespace cloud
