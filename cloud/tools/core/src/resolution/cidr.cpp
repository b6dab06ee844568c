#include "resolution/cidr.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace cloud::resolution {
namespace {

std::optional<int> parse_prefix(std::string_view text, int longest) {
  int prefix = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), prefix);
  const bool is_number = error == std::errc{} && end == text.data() + text.size();
  const bool is_canonical = text == "0" || (!text.empty() && text.front() != '0');
  return is_number && is_canonical && prefix >= 0 && prefix <= longest ? std::optional(prefix)
                                                                       : std::nullopt;
}

} // namespace

Result<Network> Network::parse(std::string_view text) {
  const size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Network network;
  network.address_bits_ = address.find(':') == std::string::npos ? 32 : 128;
  const int family = network.is_ipv6() ? AF_INET6 : AF_INET;
  if (slash == std::string_view::npos ||
      inet_pton(family, address.c_str(), network.address_.data()) != 1) {
    return fail(ErrorCode::invalid_input,
                fmt::format("'{}' is no address range such as 10.0.0.0/16", text));
  }
  const auto prefix = parse_prefix(text.substr(slash + 1), network.address_bits_);
  if (!prefix) {
    return fail(ErrorCode::invalid_input,
                fmt::format("the prefix of '{}' must be a number from /0 to /{}", text,
                            network.address_bits_));
  }
  network.prefix_ = *prefix;

  Network canonical = network;
  for (int position = canonical.prefix_; position < canonical.address_bits_; ++position) {
    canonical.set_bit(position, false);
  }
  if (canonical != network) {
    return fail(ErrorCode::invalid_input,
                fmt::format("'{}' has host bits set (the range is {})", text, canonical.text()));
  }
  return network;
}

std::string Network::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  inet_ntop(is_ipv6() ? AF_INET6 : AF_INET, address_.data(), buffer.data(), buffer.size());
  return fmt::format("{}/{}", buffer.data(), prefix_);
}

bool Network::contains(const Network& other) const {
  if (address_bits_ != other.address_bits_ || prefix_ > other.prefix_) {
    return false;
  }
  for (int position = 0; position < prefix_; ++position) {
    if (bit(position) != other.bit(position)) {
      return false;
    }
  }
  return true;
}

Network Network::subnet(int prefix, std::uint64_t number) const {
  Network result = *this;
  result.prefix_ = prefix;
  for (int position = prefix - 1; position >= prefix_; --position) {
    result.set_bit(position, (number & 1) != 0);
    number >>= 1;
  }
  return result;
}

bool Network::bit(int position) const {
  return (address_[static_cast<size_t>(position) / 8] >> (7 - position % 8) & 1) != 0;
}

void Network::set_bit(int position, bool value) {
  std::uint8_t& byte = address_[static_cast<size_t>(position) / 8];
  const int mask = 1 << (7 - position % 8);
  byte = static_cast<std::uint8_t>(value ? byte | mask : byte & ~mask);
}

Result<std::vector<std::string>> subnets(const Network& parent, std::int64_t prefix,
                                         std::int64_t count) {
  if (prefix < parent.prefix() || prefix > parent.address_bits()) {
    return fail(ErrorCode::invalid_input,
                fmt::format("subnets of {} have a prefix from /{} to /{}, not /{}", parent.text(),
                            parent.prefix(), parent.address_bits(), prefix));
  }
  if (count < 1 || count > k_most_subnets) {
    return fail(
        ErrorCode::invalid_input,
        fmt::format("the number of subnets must be from 1 to {}, not {}", k_most_subnets, count));
  }
  const std::int64_t bits = prefix - parent.prefix();
  constexpr std::int64_t k_always_enough_bits = 10; // 2^10 subnets are the most anybody gets
  if (bits < k_always_enough_bits && count > std::int64_t{1} << bits) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{} subnets of /{} do not fit into {}, which holds {}", count, prefix,
                            parent.text(), std::int64_t{1} << bits));
  }
  std::vector<std::string> result;
  for (std::int64_t number = 0; number < count; ++number) {
    result.push_back(
        parent.subnet(static_cast<int>(prefix), static_cast<std::uint64_t>(number)).text());
  }
  return result;
}

} // namespace cloud::resolution
