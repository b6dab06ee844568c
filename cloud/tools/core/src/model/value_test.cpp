#include "model/value.hpp"

#include <gtest/gtest.h>

namespace cloud {
namespace {

Value map_of(std::initializer_list<ValueEntry> entries) {
  return Value(Value::Map(entries));
}

TEST(Value, KeepsTheOrderInWhichMembersWereSet) {
  Value value;
  value.set("b", 1);
  value.set("a", 2);
  value.set("b", 3);

  EXPECT_EQ(value, map_of({{"b", 3}, {"a", 2}}));
}

TEST(Value, IsSecretWhenAnythingInsideItIs) {
  Value inner = map_of({{"password", as_secret("hunter2")}});

  EXPECT_TRUE(Value(Value::List{1, inner}).contains_secret());
  EXPECT_FALSE(Value(Value::List{1, "open"}).contains_secret());
}

TEST(Merged, ReplacesListsAndMergesMaps) {
  const Value base = map_of({{"zones", Value::List{1, 2}}, {"tags", map_of({{"a", 1}, {"b", 2}})}});
  const Value over = map_of({{"zones", Value::List{3}}, {"tags", map_of({{"b", 9}})}});

  EXPECT_EQ(merged(base, over),
            map_of({{"zones", Value::List{3}}, {"tags", map_of({{"a", 1}, {"b", 9}})}}));
}

TEST(Value, DoesNotCompareWhereItWasWritten) {
  Value here(1);
  here.mark = {3, 7};

  EXPECT_EQ(here, Value(1));
}

} // namespace
} // namespace cloud
