#include "pulumi/base64.hpp"
#include "pulumi/passphrase_cipher.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cloud::pulumi {
namespace {

// Deriving a key takes a while: all tests share these two.
const PassphraseCipher& fresh() {
  static const PassphraseCipher k_cipher = PassphraseCipher::create(Secret("abc")).value();
  return k_cipher;
}

// Written by Pulumi 3.259.0 for the passphrase "abc".
constexpr const char* k_pulumis_salt =
    "v1:LrRlxK3Qfss=:v1:iEHhJ17x1HNpAcPT:2XICKelVW6R0/gZjR5jNT5hJun/iWg==";

TEST(PassphraseCipher, OpensASaltThatPulumiMade) {
  const Result<PassphraseCipher> cipher = PassphraseCipher::open(Secret("abc"), k_pulumis_salt);

  ASSERT_TRUE(cipher);
  EXPECT_EQ(cipher->decrypt("v1:iEHhJ17x1HNpAcPT:2XICKelVW6R0/gZjR5jNT5hJun/iWg==").value(),
            Secret("pulumi"));
  EXPECT_EQ(cipher->salt(), k_pulumis_salt);
}

TEST(PassphraseCipher, RefusesAnotherPassphrase) {
  EXPECT_EQ(PassphraseCipher::open(Secret("abd"), k_pulumis_salt).error(),
            (Error{ErrorCode::unauthenticated,
                   "incorrect passphrase",
                   {},
                   "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to the one that "
                   "was used before"}));
}

TEST(PassphraseCipher, RefusesWhatIsNoSalt) {
  for (const char* text : {"", "v1:", "v2:LrRlxK3Qfss=:v1:a:b", "v1:LrRl:v1:a:b", "v1:*:v1:a:b"}) {
    EXPECT_EQ(PassphraseCipher::open(Secret("abc"), text).error(),
              (Error{ErrorCode::invalid_input, "not an encryption salt of a passphrase", {}, {}}))
        << text;
  }
}

TEST(PassphraseCipher, NeverEncryptsTheSameWayTwice) {
  EXPECT_NE(fresh().encrypt(Secret("same")).value(), fresh().encrypt(Secret("same")).value());
}

TEST(PassphraseCipher, NoticesAChangedCiphertext) {
  std::string ciphertext = fresh().encrypt(Secret("text")).value();
  ciphertext[20] = ciphertext[20] == 'A' ? 'B' : 'A';

  EXPECT_EQ(fresh().decrypt(ciphertext).error().code, ErrorCode::unauthenticated);
}

TEST(PassphraseCipher, RefusesWhatIsNoCiphertext) {
  for (const char* text : {"", "plain", "v1:a:b", "v1:AAAAAAAAAAAAAAAA:AAAA", "v2:a:b:c"}) {
    EXPECT_EQ(fresh().decrypt(text).error().code, ErrorCode::invalid_input) << text;
  }
}

RC_GTEST_PROP(PassphraseCipherProperty, DecryptsWhatItEncrypts, (const std::string& text)) {
  const std::string ciphertext = fresh().encrypt(Secret(text)).value();

  RC_ASSERT(fresh().decrypt(ciphertext).value().reveal() == text);
}

RC_GTEST_PROP(Base64Property, ReadsWhatItWrites, (const std::string& bytes)) {
  RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
}

TEST(Base64, RefusesWhatIsNone) {
  for (const char* text : {"A", "AA", "AAA", "AA A", "AA==AA==", "====", "A===", "AAAA\n"}) {
    EXPECT_EQ(from_base64(text), std::nullopt) << text;
  }
  EXPECT_EQ(to_base64("any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
}

} // namespace
} // namespace cloud::pulumi
