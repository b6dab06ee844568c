#pragma once

#include "util/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::resolution {

// An IPv4 or IPv6 address range. Its host bits are zero.
class Network {
public:
  // Reads "10.0.0.0/16" or "2001:db8::/32". Errors: invalid_input; a range with host bits set is
  // answered with the range that was probably meant.
  [[nodiscard]] static Result<Network> parse(std::string_view text);

  [[nodiscard]] bool is_ipv6() const { return address_bits_ == 128; }
  [[nodiscard]] int prefix() const { return prefix_; }
  [[nodiscard]] int address_bits() const { return address_bits_; }

  // The usual spelling, IPv6 compressed.
  [[nodiscard]] std::string text() const;

  // True when every address of `other` lies in this network.
  [[nodiscard]] bool contains(const Network& other) const;

  // The subnet with this number among those of length `prefix`, in ascending order. Expects
  // prefix() <= prefix <= address_bits(), and a number that fits between the two.
  [[nodiscard]] Network subnet(int prefix, std::uint64_t number) const;

  bool operator==(const Network&) const = default;

private:
  [[nodiscard]] bool bit(int position) const;
  void set_bit(int position, bool value);

  std::array<std::uint8_t, 16> address_{}; // IPv4 uses the first four
  int prefix_ = 0;
  int address_bits_ = 32;
};

inline constexpr std::int64_t k_most_subnets = 1024;

// The first `count` subnets of length `prefix`, as texts. Errors: invalid_input when the length is
// outside the parent's, or the parent does not hold so many.
[[nodiscard]] Result<std::vector<std::string>> subnets(const Network& parent, std::int64_t prefix,
                                                       std::int64_t count);

} // namespace cloud::resolution
