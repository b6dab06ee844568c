#include "store/sqlite/json_columns.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace cloud::store {
namespace {

TEST(JsonColumns, KeepTheKindAndTheOrderOfEveryValue) {
  const Value value = Value::Map{{"zeta", 1, {}},
                                 {"alpha", 1.0, {}},
                                 {"largest", std::numeric_limits<std::int64_t>::max(), {}},
                                 {"nothing", Value(), {}},
                                 {"list", Value::List{true, "text", Value::Map{}}, {}}};

  const std::string column = to_column(value);

  EXPECT_EQ(column, R"({"zeta":1,"alpha":1.0,"largest":9223372036854775807,"nothing":null,)"
                    R"("list":[true,"text",{}]})");
  EXPECT_EQ(value_from_column(column), value);
}

TEST(JsonColumns, ReplaceWhatIsNoText) {
  EXPECT_EQ(to_column(Value("a\xff"
                            "b")),
            "\"a\xef\xbf\xbd"
            "b\"");
}

TEST(JsonColumns, AreNotReadWhenTheyWereNotWrittenByUs) {
  EXPECT_EQ(value_from_column("{"), std::nullopt);
  EXPECT_EQ(value_from_column(std::string(100'000, '[')), std::nullopt);
  EXPECT_EQ(failure_from_column(R"({"class":"unheard of","retryable":false})"), std::nullopt);
  EXPECT_EQ(failure_from_column("[]"), std::nullopt);
  EXPECT_EQ(changes_from_column(R"({"create":"many"})"), std::nullopt);
}

} // namespace
} // namespace cloud::store
