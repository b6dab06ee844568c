#include "test_support/source_directory.hpp"
#include "validation/template_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const std::filesystem::path k_shipped = test_support::source_directory() / "cloud/tools/templates";

std::vector<std::string> lines(const std::vector<documents::Finding>& findings) {
  std::vector<std::string> result;
  for (const documents::Finding& finding : findings) {
    result.push_back(to_line(finding));
  }
  return result;
}

} // namespace

TEST(ShippedStackTemplates, HoldDefaultsThatTheirParametersTake) {
  templates::Library library(k_shipped);
  const auto names = library.stack_names();
  ASSERT_TRUE(names);
  for (const StackName& name : *names) {
    const auto definition = library.stack(name);
    ASSERT_TRUE(definition) << definition.error().message;

    EXPECT_THAT(lines(validation::check_stack_template(**definition, library)), IsEmpty());
  }
}

TEST(StackTemplates, AreToldWhatASchemaCannotSee) {
  const templates::Library library(k_shipped);
  StackTemplate definition;
  definition.name = StackName("app");
  definition.source = "app.yaml";
  definition.dependencies = {StackName("network"), StackName("nosuch")};
  Parameter size;
  size.name = "size";
  size.type = ValueType::integer;
  size.environment_defaults.emplace(EnvironmentName("dev"), Value{"big"});
  size.mark = {4, 5};
  Parameter name;
  name.name = "name";
  name.default_value = Value{"{{DOMAN}}"};
  name.pattern = "(";
  name.mark = {6, 5};
  definition.parameters = {size, name};

  EXPECT_THAT(
      lines(validation::check_stack_template(definition, library)),
      ElementsAre("app.yaml:1:1: stack 'app' depends on 'nosuch', which has no definition",
                  "app.yaml:4:5: size must be a whole number, not text",
                  testing::StartsWith("app.yaml:6:5: name: '(' is not a regular expression"),
                  "app.yaml:6:5: unknown variable {{DOMAN}} (did you mean 'DOMAIN'?)"));
}
