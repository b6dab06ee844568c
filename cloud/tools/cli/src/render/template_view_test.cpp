#include "render/template_view.hpp"

#include <gmock/gmock.h>

namespace cloud::cli {
namespace {

using testing::HasSubstr;

TEST(TemplateView, ShowsTheDefaultsOfAParameterInTheOrderOfPromotion) {
  Parameter size;
  size.name = "size";
  size.type = ValueType::integer;
  size.environment_defaults = {
      {EnvironmentName("dev"), 1}, {EnvironmentName("prod"), 3}, {EnvironmentName("stage"), 2}};
  StackTemplate stack;
  stack.name = StackName("network");
  stack.parameters.push_back(size);

  EXPECT_THAT(stack_template_text(stack, {}), HasSubstr("integer  dev: 1, stage: 2, prod: 3"));
}

TEST(TemplateView, ShowsWhatElseAProgramReadsWhereItReadsAnything) {
  StackTemplate stack;
  stack.name = StackName("network");
  stack.source = "network.yaml";
  const std::string nothing = stack_template_text(stack, {});
  stack.reads = {{"code/**", "*.zip"}, {}, {"api.example.com"}};

  const std::string text = stack_template_text(stack, {});

  EXPECT_THAT(nothing, HasSubstr("about 0 resources\nfile: network.yaml\n"));
  EXPECT_THAT(text, HasSubstr("about 0 resources\nreads files: code/**, *.zip\n"
                              "reads network: api.example.com\nfile: network.yaml\n"));
}

TEST(TemplateView, ShowsTheEnvironmentsOfAManifestTemplateInTheOrderOfPromotion) {
  const auto settings = [](bool enabled) {
    return Value(Value::Map{{"enabled", enabled, {}}, {"account", "1", {}}, {"region", "r", {}}});
  };
  templates::ManifestTemplate manifest;
  manifest.environments = Value::Map{
      {"prod", settings(false), {}}, {"stage", settings(true), {}}, {"dev", settings(true), {}}};

  const std::string text = manifest_template_text(manifest, {});

  EXPECT_LT(text.find("\ndev "), text.find("\nstage "));
  EXPECT_LT(text.find("\nstage "), text.find("\nprod "));
}

} // namespace
} // namespace cloud::cli
