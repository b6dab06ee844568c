#pragma once

#include "ports/config_cipher.hpp"

#include <string>

namespace cloud::test_support {

// Encrypts by turning the text around, differently each time, and counts how often it is asked.
class FakeCipher : public ConfigCipher {
public:
  Result<std::string> encrypt(const Secret& plain) override {
    ++uses;
    const std::string& text = plain.reveal();
    return "v1:" + std::to_string(++encryptions) + ":" + std::string(text.rbegin(), text.rend());
  }
  Result<Secret> decrypt(std::string_view ciphertext) override {
    ++uses;
    const size_t last = ciphertext.find(':', 3);
    if (last == std::string_view::npos) {
      return fail(ErrorCode::invalid_input, "cannot decrypt");
    }
    const std::string_view turned = ciphertext.substr(last + 1);
    return Secret(std::string(turned.rbegin(), turned.rend()));
  }
  Result<std::string> salt() override {
    ++uses;
    return std::string("v1:salt");
  }

  int uses = 0;
  int encryptions = 0;
};

} // namespace cloud::test_support
