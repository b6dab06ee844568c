#include "deployment/environment_switch.hpp"
#include "util/strings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace cloud;

namespace {

constexpr std::array k_environments{"dev", "stage", "prod"};

// One environment as a person might write it, with comments wherever one can stand.
std::string environment_text(const std::string& name, int style, bool enabled) {
  const std::string on = enabled ? "true" : "false";
  const std::string account = R"("111111111111")";
  switch (style) {
  case 0:
    return "    " + name + ": { enabled: " + on + ", account: " + account +
           ", region: us-east-1 } # enabled: true\n";
  case 1:
    return "    " + name + ": {account: '111111111111',region: us-east-1,enabled: " + on + "}\n";
  case 2:
    return "    # " + name + ", enabled: false\n    " + name + ":   # ours\n      enabled: " + on +
           "   # since May\n\n      # whose?\n      account: " + account +
           "\n      region: us-east-1 # near\n";
  case 3:
    return "    \"" + name + "\":\n      region: us-east-1\n      account: " + account +
           "\n      enabled: " + on + "\n    # enabled: " + on + "\n\n";
  default:
    return "    " + name + ":\n        'enabled': " + on + "\n        account: " + account +
           "\n        region: 'us-east-1'\n";
  }
}

struct Written {
  std::string text;
  std::array<bool, 3> enabled{};
};

Written arbitrary_manifest() {
  Written written;
  written.text = "# head\napiVersion: cloud/v3.1\nspec: # all of it\n  target: simulated\n"
                 "  environments: # where\n";
  for (size_t i = 0; i < k_environments.size(); ++i) {
    written.enabled[i] = *rc::gen::arbitrary<bool>();
    written.text +=
        environment_text(k_environments[i], *rc::gen::inRange(0, 5), written.enabled[i]);
  }
  written.text += "  # enabled: true\n  stacks:\n    app: { enabled: false } # dev\n";
  return written;
}

} // namespace

// Fifty times one of the environments is switched: each time exactly one line changes, and in it
// one word.
RC_GTEST_PROP(EnvironmentSwitch, ChangesOneWordOfTheManifest, ()) {
  Written written = arbitrary_manifest();
  auto document = documents::parse_yaml(written.text, "Deployment_Manifest.yaml");
  RC_ASSERT(document.has_value());
  for (int edit = 0; edit < 50; ++edit) {
    const auto which = static_cast<size_t>(*rc::gen::inRange(0, 3));
    const bool enabled = !written.enabled[which];

    auto edited =
        deployment::with_environment(*document, EnvironmentName(k_environments[which]), enabled);

    RC_LOG(document->text);
    RC_ASSERT(edited.has_value());
    const auto before = split(document->text, '\n');
    const auto after = split(edited->text, '\n');
    RC_ASSERT(before.size() == after.size());
    size_t changed = 0;
    for (size_t line = 0; line < before.size(); ++line) {
      if (before[line] == after[line]) {
        continue;
      }
      ++changed;
      const std::string was = enabled ? "false" : "true";
      std::string expected = before[line];
      // The first such word: comments stand behind the value.
      expected.replace(expected.find(was), was.size(), enabled ? "true" : "false");
      RC_ASSERT(after[line] == expected);
    }
    RC_ASSERT(changed == 1U);
    for (size_t i = 0; i < k_environments.size(); ++i) {
      const Value* now =
          edited->root.find("spec")->find("environments")->find(k_environments[i])->find("enabled");
      RC_ASSERT(*now == Value(i == which ? enabled : written.enabled[i]));
    }
    written.enabled[which] = enabled;
    document = std::move(edited);
  }
}

TEST(EnvironmentSwitch, SaysWhatToWriteWhereTheTextCannotBeEdited) {
  const auto document =
      documents::parse_yaml("spec:\n  environments:\n    dev: { enabled:\n true }\n", "m.yaml");
  ASSERT_TRUE(document);

  const auto edited = deployment::with_environment(*document, EnvironmentName("dev"), false);

  ASSERT_FALSE(edited);
  EXPECT_EQ(edited.error(),
            (Error{ErrorCode::invalid_input,
                   "m.yaml:3:12: this is written in a way that cannot be edited automatically",
                   {},
                   "write `spec.environments.dev.enabled: false` by hand"}));
}
