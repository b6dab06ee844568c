#include "pulumi/keyed_digest.hpp"

#include <gtest/gtest.h>

namespace cloud::pulumi {
namespace {

TEST(KeyedDigest, AgreesWithTheVectorOfRfc4231) {
  // Test case 2.
  EXPECT_EQ(keyed_digest(Secret("Jefe"), "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(ValueIdentity, ChangesWithASecretButOnlyUnderTheSameKey) {
  Value one;
  one.set("password", as_secret("hunter2"));
  Value other;
  other.set("password", as_secret("hunter3"));

  EXPECT_NE(value_identity(one, Secret("k")), value_identity(other, Secret("k")));
  EXPECT_EQ(value_identity(one, Secret("k")), value_identity(one, Secret("k")));
  EXPECT_NE(value_identity(one, Secret("k")), value_identity(one, Secret("l")));
}

TEST(ValueIdentity, TellsASecretFromTheSameTextInTheOpen) {
  EXPECT_NE(value_identity(as_secret("x"), Secret("k")), value_identity(Value("x"), Secret("k")));
}

} // namespace
} // namespace cloud::pulumi
