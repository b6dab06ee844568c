#include "resolution/cidr.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace cloud::resolution {
namespace {

using testing::ElementsAre;

std::string refusal_of(std::string_view text) {
  return Network::parse(text).error().message;
}

std::string refusal_of(std::string_view parent, int prefix, int count) {
  return subnets(Network::parse(parent).value(), prefix, count).error().message;
}

TEST(Network, IsWrittenInTheUsualWay) {
  EXPECT_EQ(Network::parse("10.0.0.0/16").value().text(), "10.0.0.0/16");
  EXPECT_EQ(Network::parse("2001:0db8:0:0::/32").value().text(), "2001:db8::/32");
  EXPECT_EQ(Network::parse("0.0.0.0/0").value().text(), "0.0.0.0/0");
}

TEST(Network, RefusesWhatIsNoAddressRange) {
  EXPECT_EQ(refusal_of("10.0.0.0"), "'10.0.0.0' is no address range such as 10.0.0.0/16");
  EXPECT_EQ(refusal_of("10.0.0/16"), "'10.0.0/16' is no address range such as 10.0.0.0/16");
  EXPECT_EQ(refusal_of("010.0.0.0/8"), "'010.0.0.0/8' is no address range such as 10.0.0.0/16");
  EXPECT_EQ(refusal_of("::g/64"), "'::g/64' is no address range such as 10.0.0.0/16");
}

TEST(Network, RefusesAPrefixThatIsOutOfRangeOrOddlyWritten) {
  EXPECT_EQ(refusal_of("10.0.0.0/33"),
            "the prefix of '10.0.0.0/33' must be a number from /0 to /32");
  EXPECT_EQ(refusal_of("2001:db8::/129"),
            "the prefix of '2001:db8::/129' must be a number from /0 to /128");
  EXPECT_EQ(refusal_of("10.0.0.0/016"),
            "the prefix of '10.0.0.0/016' must be a number from /0 to /32");
  EXPECT_EQ(refusal_of("10.0.0.0/"), "the prefix of '10.0.0.0/' must be a number from /0 to /32");
}

TEST(Network, NamesTheRangeThatWasMeantWhenHostBitsAreSet) {
  EXPECT_EQ(refusal_of("10.0.1.7/16"),
            "'10.0.1.7/16' has host bits set (the range is 10.0.0.0/16)");
  EXPECT_EQ(refusal_of("2001:db8::1/64"),
            "'2001:db8::1/64' has host bits set (the range is 2001:db8::/64)");
}

TEST(Network, ContainsItselfAndSmallerRangesOnly) {
  const Network outer = Network::parse("10.0.0.0/16").value();

  EXPECT_TRUE(outer.contains(outer));
  EXPECT_TRUE(outer.contains(Network::parse("10.0.255.0/24").value()));
  EXPECT_FALSE(outer.contains(Network::parse("10.1.0.0/24").value()));
  EXPECT_FALSE(outer.contains(Network::parse("10.0.0.0/8").value()));
  EXPECT_FALSE(Network::parse("0.0.0.0/0").value().contains(Network::parse("::/0").value()));
}

TEST(Subnets, AreTheFirstOfTheirLength) {
  EXPECT_THAT(subnets(Network::parse("10.0.0.0/16").value(), 24, 3).value(),
              ElementsAre("10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"));
  EXPECT_THAT(subnets(Network::parse("2001:db8::/56").value(), 64, 2).value(),
              ElementsAre("2001:db8::/64", "2001:db8:0:1::/64"));
}

TEST(Subnets, MayFillTheirParentButNotMore) {
  EXPECT_THAT(subnets(Network::parse("10.0.0.0/30").value(), 31, 2).value(),
              ElementsAre("10.0.0.0/31", "10.0.0.2/31"));
  EXPECT_EQ(refusal_of("10.0.0.0/24", 26, 5),
            "5 subnets of /26 do not fit into 10.0.0.0/24, which holds 4");
}

TEST(Subnets, NeedAPrefixBetweenThatOfTheParentAndTheAddress) {
  EXPECT_EQ(refusal_of("10.0.0.0/16", 8, 1),
            "subnets of 10.0.0.0/16 have a prefix from /16 to /32, not /8");
  EXPECT_EQ(refusal_of("10.0.0.0/16", 33, 1),
            "subnets of 10.0.0.0/16 have a prefix from /16 to /32, not /33");
}

TEST(Subnets, AreCountedWithinReason) {
  EXPECT_EQ(refusal_of("10.0.0.0/8", 28, 0), "the number of subnets must be from 1 to 1024, not 0");
  EXPECT_EQ(refusal_of("10.0.0.0/8", 28, 1025),
            "the number of subnets must be from 1 to 1024, not 1025");
}

Network arbitrary_network() {
  const bool ipv6 = *rc::gen::arbitrary<bool>();
  const int prefix = *rc::gen::inRange(0, (ipv6 ? 128 : 32) + 1);
  const auto number = *rc::gen::arbitrary<std::uint64_t>();
  return Network::parse(ipv6 ? "::/0" : "0.0.0.0/0").value().subnet(prefix, number);
}

RC_GTEST_PROP(Network, IsReadBackAsItIsWritten, ()) {
  const Network network = arbitrary_network();

  RC_ASSERT(Network::parse(network.text()).value() == network);
}

RC_GTEST_PROP(Subnets, LieInsideTheirParentAndDoNotOverlap, ()) {
  const Network parent = arbitrary_network();
  const int prefix = *rc::gen::inRange(parent.prefix(), parent.address_bits() + 1);
  const int bits = std::min(prefix - parent.prefix(), 7);
  const int count = *rc::gen::inRange(1, (1 << bits) + 1);

  const auto result = subnets(parent, prefix, count).value();

  RC_ASSERT(std::set<std::string>(result.begin(), result.end()).size() ==
            static_cast<size_t>(count));
  for (const std::string& text : result) {
    const Network subnet = Network::parse(text).value();
    RC_ASSERT(subnet.prefix() == prefix);
    RC_ASSERT(parent.contains(subnet));
  }
}

} // namespace
} // namespace cloud::resolution
