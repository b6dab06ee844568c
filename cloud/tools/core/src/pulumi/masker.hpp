#pragma once

#include "model/value.hpp"
#include "util/secret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {

// The texts of all secrets inside a value, numbers and the like as text.
[[nodiscard]] std::vector<Secret> secrets_in(const Value& value);

// Replaces known secrets in texts by "[secret]": as they are, inside JSON, in base 64 (also within
// a longer encoding, and in the alphabet for URLs), with percent signs, and line by line where a
// secret has several. A secret of less than four characters is replaced only where it stands alone:
// anything else would make texts unreadable and thereby tell what the secret is.
class Masker {
public:
  Masker() = default;
  explicit Masker(const std::vector<Secret>& secrets);

  void add(const Secret& secret);
  [[nodiscard]] std::string mask(std::string_view text) const;

private:
  struct Form {
    std::string text;
    bool alone = false; // only where no letter or digit touches it
  };
  void add_form(std::string text);

  std::vector<Form> forms_; // the longest first
};

} // namespace cloud::pulumi
