#include "deployment/creation.hpp"
#include "test_support/fake_cipher.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "validation/manifest_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;

namespace {

// The path of `cloud init`: the shipped template, checked before anything is written.
class InitCheck : public testing::Test {
protected:
  Result<deployment::Creation> init(const std::vector<std::string>& overrides) {
    deployment::InitRequest request;
    request.manifest_template = "minimal";
    request.target = Target::simulated;
    request.now = TimePoint{std::chrono::seconds(1'760'020'200)};
    request.variables = {{"ORGANIZATION", "Company A"},
                         {"PROJECT_NAME", "ecommerce"},
                         {"DOMAIN", "ecommerce.example.com"}};
    for (const std::string& text : overrides) {
      CLOUD_TRY(deployment::Override parsed, deployment::parse_override(text, std::nullopt));
      request.overrides.push_back(std::move(parsed));
    }
    return deployment::create_deployment(directory_.path() / "deploy", request, library_, cipher_,
                                         [this](const deployment::LoadedManifest& manifest) {
                                           return validation::validate_manifest(manifest.document,
                                                                                library_);
                                         });
  }

  test_support::TemporaryDirectory directory_;
  templates::Library library_{test_support::source_directory() / "cloud/tools/templates"};
  test_support::FakeCipher cipher_;
};

} // namespace

TEST_F(InitCheck, AcceptsWhatInitMakesOfTheMinimalTemplate) {
  const auto creation = init({});

  ASSERT_TRUE(creation) << creation.error().message
                        << testing::PrintToString(creation.error().context);
  const auto again = validation::read_valid_manifest(creation->folder.manifest(), library_);
  EXPECT_TRUE(again) << again.error().message;
}

TEST_F(InitCheck, RefusesAValueThatDoesNotFitAndWritesNothing) {
  const auto creation = init({"network.azCount=9"});

  ASSERT_FALSE(creation);
  EXPECT_EQ(creation.error().message, "these options: network.azCount must be from 1 to 6, not 9");
  EXPECT_TRUE(std::filesystem::is_empty(directory_.path() / "deploy"));
}
