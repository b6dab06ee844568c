#include "documents/json.hpp"
#include "pulumi/base64.hpp"
#include "pulumi/masker.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace cloud::pulumi {
namespace {

using testing::ElementsAre;

constexpr const char* k_password = "canary/pa\"ss\\w+rd=42";

TEST(Masker, HidesASecretAsItIsAndInsideJson) {
  const Masker masker({Secret(k_password)});

  EXPECT_EQ(masker.mask(std::string("the password ") + k_password + " was refused"),
            "the password [secret] was refused");
  const std::string json = documents::write_json(Value(k_password));
  EXPECT_EQ(masker.mask(json), "\"[secret]\"");
  EXPECT_EQ(masker.mask(documents::write_json(Value(json))), "\"\\\"[secret]\\\"\"");
}

TEST(Masker, HidesASecretInUrls) {
  const Masker masker({Secret("p@ss word/1")});

  EXPECT_EQ(masker.mask("https://host/?password=p%40ss%20word%2F1&x"),
            "https://host/?password=[secret]&x");
}

TEST(Masker, HidesTheLinesOfASecretThatHasSeveral) {
  const Masker masker({Secret("-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nend\n")});

  EXPECT_EQ(masker.mask("line: MIIEvQIBADANBgkq;"), "line: [secret];");
}

TEST(Masker, HidesAShortSecretOnlyWhereItStandsAlone) {
  const Masker masker({Secret("abc")});

  EXPECT_EQ(masker.mask("abc abcd xabc (abc)"), "[secret] abcd xabc ([secret])");
}

TEST(Masker, HidesTheLongerOfTwoSecretsFirst) {
  const Masker masker({Secret("secret-one"), Secret("secret-one-and-more")});

  EXPECT_EQ(masker.mask("secret-one-and-more, secret-one"), "[secret], [secret]");
}

TEST(Masker, LeavesTextsAloneWithoutSecrets) {
  EXPECT_EQ(Masker().mask("nothing to hide"), "nothing to hide");
  EXPECT_EQ(Masker({Secret("")}).mask("nothing to hide"), "nothing to hide");
}

TEST(Masker, FindsTheSecretsInsideAValue) {
  const Value config =
      Value::Map{{"plain", "visible", {}},
                 {"password", as_secret("one"), {}},
                 {"nested", as_secret(Value::Map{{"a", Value::List{"two", 3, true}, {}}}), {}}};

  const std::vector<Secret> found = secrets_in(config);

  EXPECT_THAT(found, ElementsAre(Secret("one"), Secret("two"), Secret("3")));
}

RC_GTEST_PROP(MaskerProperty, HidesASecretWhereverItStandsInABase64Encoding,
              (const std::string& before, const std::string& after)) {
  const Masker masker({Secret(k_password)});

  const std::string masked = masker.mask(to_base64(before + k_password + after));

  RC_ASSERT(masked.find("[secret]") != std::string::npos);
}

RC_GTEST_PROP(MaskerProperty, LeavesNoTraceInText,
              (const std::string& before, const std::string& after)) {
  const Masker masker({Secret(k_password)});

  RC_ASSERT(masker.mask(before + k_password + after).find(k_password) == std::string::npos);
}

} // namespace
} // namespace cloud::pulumi
