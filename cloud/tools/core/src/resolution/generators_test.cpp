#include "resolution/generators.hpp"
#include "resolution/random.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace cloud::resolution {
namespace {

RC_GTEST_PROP(GeneratePassword, HasTheLengthAskedForAndEveryClassOfCharacters, ()) {
  const size_t length = *rc::gen::inRange(k_shortest_password, k_longest_password + 1);

  const std::string password = generate_password(length);

  RC_ASSERT(password.size() == length);
  RC_ASSERT(std::any_of(password.begin(), password.end(), ::islower));
  RC_ASSERT(std::any_of(password.begin(), password.end(), ::isupper));
  RC_ASSERT(std::any_of(password.begin(), password.end(), ::isdigit));
  RC_ASSERT(password.find_first_of("-_.~+=") != std::string::npos);
  RC_ASSERT(std::all_of(password.begin(), password.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-_.~+=").find(static_cast<char>(c)) != std::string_view::npos;
  }));
}

TEST(GeneratePassword, NeverRepeatsItself) {
  EXPECT_NE(generate_password(16), generate_password(16));
}

TEST(GenerateUuid, IsARandomUuidInLowerCase) {
  const std::string uuid = generate_uuid();

  ASSERT_EQ(uuid.size(), 36U);
  EXPECT_EQ(uuid.find_first_not_of("0123456789abcdef-"), std::string::npos);
  for (const size_t dash : {8U, 13U, 18U, 23U}) {
    EXPECT_EQ(uuid[dash], '-');
  }
  EXPECT_EQ(uuid[14], '4');
  EXPECT_NE(std::string_view("89ab").find(uuid[19]), std::string_view::npos);
  EXPECT_NE(uuid, generate_uuid());
}

TEST(RandomBelow, ReachesEveryNumberAndNothingElse) {
  std::set<size_t> seen;
  for (int i = 0; i < 2000; ++i) {
    seen.insert(random_below(5));
  }

  EXPECT_EQ(seen, (std::set<size_t>{0, 1, 2, 3, 4}));
}

} // namespace
} // namespace cloud::resolution
