#include "resolution/generators.hpp"

#include "resolution/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace cloud::resolution {
namespace {

constexpr std::array<std::string_view, 4> k_classes{
    "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "-_.~+="};

bool has_every_class(std::string_view password) {
  return std::all_of(k_classes.begin(), k_classes.end(), [password](std::string_view characters) {
    return password.find_first_of(characters) != std::string_view::npos;
  });
}

} // namespace

std::string generate_password(size_t length) {
  std::string alphabet;
  for (const std::string_view characters : k_classes) {
    alphabet += characters;
  }
  // Drawing again until every class is there keeps all allowed passwords equally likely.
  while (true) {
    std::string password;
    for (size_t i = 0; i < length; ++i) {
      password.push_back(alphabet[random_below(alphabet.size())]);
    }
    if (has_every_class(password)) {
      return password;
    }
  }
}

std::string generate_uuid() {
  std::array<std::byte, 16> bytes{};
  fill_random(bytes);
  bytes[6] = (bytes[6] & std::byte{0x0F}) | std::byte{0x40}; // version 4
  bytes[8] = (bytes[8] & std::byte{0x3F}) | std::byte{0x80}; // the variant of RFC 4122
  std::string text;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) {
      text.push_back('-');
    }
    text += fmt::format("{:02x}", std::to_integer<unsigned>(bytes[i]));
  }
  return text;
}

} // namespace cloud::resolution
