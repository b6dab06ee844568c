#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace cloud {

// SHA-256 of what is added, piece by piece.
class Digest {
public:
  Digest();

  void add(std::string_view bytes);
  // The same for a field of a sequence: its length goes in too, so that ("ab", "c") and ("a", "bc")
  // differ.
  void add_field(std::string_view bytes);
  // The 64 hexadecimal digits; ends the digest.
  [[nodiscard]] std::string hex();

private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

} // namespace cloud
